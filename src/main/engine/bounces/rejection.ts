import type { BounceDirection } from '../../../shared/domain/bounce.ts'

/** A refusal as read from a log, a mail or a pasted text, before it is understood. */
export interface Rejection {
  readonly at: string | null
  readonly direction: BounceDirection
  /** Name of the server that refused, or of the refused client when inbound. */
  readonly remoteHost: string | null
  /** Address of that server or client; never ours when outbound. */
  readonly remoteAddress: string | null
  /** Our address by the log's own account, such as an outgoing interface. */
  readonly ourAddress: string | null
  readonly recipient: string | null
  /** What the server said. */
  readonly reply: string
}

/** A rejection about which nothing but the reply is known. */
export const bareRejection = (reply: string): Rejection => ({
  at: null,
  direction: 'outbound',
  remoteHost: null,
  remoteAddress: null,
  ourAddress: null,
  recipient: null,
  reply,
})
