/** One WHOIS question (RFC 3912). */
export interface WhoisQuestion {
  readonly host: string
  readonly port: number
  /** Without the line end. */
  readonly query: string
  readonly timeoutMs: number
  readonly signal?: AbortSignal
}

/** What came of it. */
export type WhoisReply =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'failure'; readonly cause: 'timeout' | 'unreachable' | 'too-large' | 'cancelled' }

/** A WHOIS client as the engine is handed it. Never rejects. */
export interface WhoisPort {
  ask(question: WhoisQuestion): Promise<WhoisReply>
}
