/** How one check of the user's mail set-up ended. `manual`: only the user can tell. */
export type ReadinessState = 'pass' | 'fail' | 'unknown' | 'manual'

/** One check of a mail set-up. */
export interface ReadinessCheck {
  /** Stable, e.g. `spf-covers`. */
  readonly id: string
  readonly group: 'reverse-dns' | 'domain' | 'server' | 'senders'
  readonly title: string
  readonly state: ReadinessState
  /** What was found, one sentence; may hold words of strangers. */
  readonly found: string
  /** How to mend it, one sentence. */
  readonly mend: string
  /** Where the rule stands: RFC section or page of a receiver. */
  readonly source: string
}

/** How ready a block and a domain are to send mail. */
export interface MailReadiness {
  /** ISO 8601. */
  readonly examinedAt: string
  readonly domain: string
  /** Name that the server greets with, or null when the user named none. */
  readonly heloName: string | null
  /** True when the mail server was asked over SMTP. */
  readonly askedServer: boolean
  readonly checks: readonly ReadinessCheck[]
}
