import type { Attachment } from './attachment.ts'
import type { BounceCause } from './bounce-knowledge.ts'
import type { Case } from './case.ts'
import type { EvidenceFact } from './evidence-fact.ts'
import type { LetterLanguage } from './letter.ts'
import type { DraftMode } from './removal.ts'
import type { RequestDraft } from './request-draft.ts'

/**
 * Life of a request: `to-write` = facts or text are missing, `ready` = can be sent, `sent` = an answer or the removal is
 * expected, `waiting` = nothing is sent, the entry runs out, `answered` = somebody replied; the rest are ends.
 */
export const requestStates = [
  'to-write',
  'ready',
  'sent',
  'waiting',
  'answered',
  'removed',
  'refused',
  'given-up',
] as const

/** One of `requestStates`. */
export type RequestState = (typeof requestStates)[number]

/** True when nothing more is to be done about a request. */
export const isClosed = (state: RequestState): boolean =>
  state === 'removed' || state === 'refused' || state === 'given-up'

/**
 * What happened to a request: it was made, its state was changed, a reminder was sent, a note or time was written down,
 * a reply came, a look at the list found it clean, listed or unknown, or a listing came back.
 */
export const requestEventKinds = [
  'created',
  'state',
  'reminder',
  'note',
  'time',
  'reply',
  'clean',
  'listed',
  'unknown',
  'relisted',
] as const

/** One of `requestEventKinds`. */
export type RequestEventKind = (typeof requestEventKinds)[number]

/** One line of a request's timeline. */
export interface RequestEvent {
  /** ISO 8601. */
  readonly at: string
  readonly kind: RequestEventKind
  /** One sentence, the user's note, or a reply (words of a stranger). */
  readonly text: string
  /** Minutes of work that were spent, ≥ 0. */
  readonly minutes: number
}

/** What bounces tell about a request. The facts are kept with it, so that forgetting the bounces loses nothing. */
export interface RequestBounces {
  /** Ids of bounce groups; they may have been forgotten since. */
  readonly groupIds: readonly string[]
  readonly facts: Readonly<Partial<Record<EvidenceFact, string>>>
  /** The most frequent cause of the group read last; absent in requests of older versions. */
  readonly cause?: BounceCause
}

/** True for a request that was made of bounces alone, without a case of a scan. */
export const isMadeOfBounces = ({ key }: Pick<CampaignRequest, 'key'>): boolean => key.startsWith('bounces:')

/** One request of a clean-up, as kept. */
export interface CampaignRequest {
  readonly id: string
  readonly block: string
  /** The scan that it was last seen in; null when only bounces tell of it and no scan holds the address. */
  readonly scanId: string | null
  /** The same for the same cases of the block in any scan. */
  readonly key: string
  readonly state: RequestState
  /** Cases as that scan had them; at least one, all of one operator. */
  readonly cases: readonly Case[]
  readonly removalId: string | null
  readonly mode: DraftMode
  /** Addresses that the operator wants a request for each of; empty when one says it all. */
  readonly each: readonly string[]
  /** Place in the order of doing, from 0, and the phase it belongs to. */
  readonly rank: number
  readonly phase: string | null
  /** Keys of requests of the block that should be closed first. */
  readonly waitsFor: readonly string[]
  /** Null = the operator's own. */
  readonly language: LetterLanguage | null
  /** Absent when no bounces are known to belong to it. */
  readonly bounces?: RequestBounces
  /** What the user said for this request alone. */
  readonly answers: Readonly<Partial<Record<EvidenceFact, string>>>
  /** ISO 8601, each. */
  readonly createdAt: string
  readonly sentAt: string | null
  readonly closedAt: string | null
  readonly reminders: number
  /** Message-IDs of mails that were sent or saved for it, by which replies are known. */
  readonly messageIds: readonly string[]
}

/** What a request needs next, and from when on. */
export interface NextStep {
  readonly what:
    | 'wait-for'
    | 'write'
    | 'send'
    | 'look'
    | 'remind'
    | 'escalate'
    | 'read'
    | 'ask-again'
    | 'nothing'
  /** ISO 8601; null where nothing is due. */
  readonly dueAt: string | null
  /** One sentence. */
  readonly text: string
}

/** A row of the clean-up. */
export interface CampaignRow {
  readonly request: CampaignRequest
  readonly next: NextStep
  readonly minutesSpent: number
  readonly lastEventAt: string
}

/** One request with everything about it. */
export interface RequestPage extends CampaignRow {
  /** For the address that was asked for; with the texts that the user wrote, where there are some. */
  readonly draft: RequestDraft
  /** True when the user changed the text. */
  readonly edited: boolean
  /** Newest first. */
  readonly events: readonly RequestEvent[]
  /** Oldest first. */
  readonly attachments: readonly Attachment[]
}

/** What a look at the list found about the addresses of a request. */
export interface VerifyFinding {
  /** `clean` = every address answered, none with the codes of the case. */
  readonly outcome: 'clean' | 'listed' | 'unknown'
  readonly listed: readonly string[]
  readonly unknown: number
  readonly checked: number
  /** One sentence with the proof: list, servers, codes or cause. */
  readonly text: string
}
