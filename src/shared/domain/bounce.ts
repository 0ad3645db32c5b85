import type { BounceCause } from './bounce-knowledge.ts'
import type { BounceTrend } from './bounce-trend.ts'

/** Whose mail was refused: ours by another server, or another's by our own server (its log says so too). */
export type BounceDirection = 'outbound' | 'inbound'

/** One refusal, as a server worded it and as it was understood. */
export interface BounceEvent {
  /** `file:line`, or `file#message` for a mail. */
  readonly source: string
  /** ISO 8601, or null when the text bears no time. A log time without a zone is taken as UTC. */
  readonly at: string | null
  readonly direction: BounceDirection
  /** True when the sending address or domain is held to be bad, by whatever list or reputation. */
  readonly blocked: boolean
  readonly cause: BounceCause
  /** Who blocks; null when the text does not tell. */
  readonly operatorId: string | null
  /** Zone that was asked, as printed; null when none is named. */
  readonly zone: string | null
  /** The address of ours that was refused, canonical; null when the text does not name it. */
  readonly listedIp: string | null
  /** Server that refused (inbound: the client that was refused), by name if known. */
  readonly remoteHost: string | null
  readonly recipient: string | null
  /** RFC 5321 reply code, 400–599. */
  readonly smtpCode: number | null
  /** RFC 3463 code, as printed in the reply. */
  readonly enhancedCode: string | null
  /** Page that the reply points to; http(s) only. */
  readonly lookupUrl: string | null
  /** Ids of operators, lists or removals whose data the refusing party went by. */
  readonly decidedBy: readonly string[]
  /** The reply, cleaned and capped. */
  readonly text: string
}

/** How often something happened on one day, `YYYY-MM-DD`. */
export interface BounceDay {
  readonly day: string
  readonly events: number
}

/** Refusals of one address by one operator (or, where none is known, one zone). */
export interface BounceGroup {
  readonly id: string
  readonly direction: BounceDirection
  readonly operatorId: string | null
  readonly zone: string | null
  readonly address: string | null
  /** The most frequent cause. */
  readonly cause: BounceCause
  readonly events: number
  /** ISO 8601; null when no event bears a time. */
  readonly first: string | null
  readonly last: string | null
  /** Newest 30 days with an event, oldest first. */
  readonly days: readonly BounceDay[]
  readonly decidedBy: readonly string[]
}

/** An event to be kept, with what it is known again by when a log is read twice. */
export interface KeptBounce {
  readonly groupId: string
  /** The same for the same event in every reading. */
  readonly fingerprint: string
  readonly event: BounceEvent
}

/** An event as it was kept; its text may have been left out where a group has very many. */
export type StoredBounce = Pick<
  BounceEvent,
  'source' | 'at' | 'cause' | 'remoteHost' | 'recipient' | 'smtpCode' | 'enhancedCode' | 'lookupUrl' | 'text'
>

/** A group as the window shows it. */
export interface BounceRow extends BounceGroup {
  /** Name of the operator; null when nobody is known. */
  readonly operatorName: string | null
  readonly trend: BounceTrend
  /** What to do, in one or two sentences. */
  readonly next: string
  /** The catalogue's list with that zone, if any. */
  readonly listId: string | null
  /** The newest finished scan that asked about the address; null when none did. */
  readonly scanId: string | null
  /** The case of that scan at the same operator; null when it found none. */
  readonly caseId: string | null
  /** The request of the clean-up that it belongs to; null when there is none. */
  readonly requestId: string | null
}

/** What one reading found. */
export interface BounceReadResult {
  /** Refusals read, blocks or not. */
  readonly events: number
  readonly blocked: number
  /** Blocks of ours that were not known before. */
  readonly added: number
  /** Refusals of others by our own server; counted, not kept. */
  readonly inbound: number
  /** Refusals that are no blocks, by cause, most first. */
  readonly others: readonly { readonly cause: BounceCause; readonly events: number }[]
  /** One sentence for each part that could not be read, the first twenty. */
  readonly problems: readonly string[]
}
