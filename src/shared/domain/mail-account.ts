/** How a connection to a mail server is kept private: TLS from the start, STARTTLS demanded, or not at all. */
export const mailSecurities = ['tls', 'starttls', 'none'] as const

/** One of `mailSecurities`. */
export type MailSecurity = (typeof mailSecurities)[number]

/** A server of the user's mail. */
export interface MailServer {
  readonly host: string
  readonly port: number
  readonly security: MailSecurity
}

/** The user's mail account; its password lies with the secrets. */
export interface MailAccount {
  /** The address that mails come from. */
  readonly address: string
  /** The name to log in with; empty = the server asks for none. */
  readonly user: string
  /** Null = nothing is sent from here. */
  readonly smtp: MailServer | null
  /** Null = nothing is saved there. */
  readonly imap: MailServer | null
}

/** The account as the settings show it. */
export interface MailAccountState {
  readonly account: MailAccount | null
  readonly hasPassword: boolean
  /** How passwords are kept here, one sentence. */
  readonly keptHow: string
}
