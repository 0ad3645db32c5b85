import type { BounceKnowledge } from './bounce-knowledge.ts'
import type { EvidenceFact } from './evidence-fact.ts'
import type { Confidence, DnsblList, Source } from './list.ts'

/** How a listing is taken off. `none` = no way is known. */
export type RemovalMethod = 'form' | 'email' | 'portal' | 'expiry' | 'none'

/** Who is listened to; `recipient` = only the organisation that the mail goes to can lift its own block. */
export type WhoMayAsk = 'user' | 'provider' | 'holder' | 'recipient'

/**
 * What is written for a case: a mail, the fields of a form, a text for the provider to send on, or nothing but a
 * countdown.
 */
export const draftModes = ['email', 'form-text', 'ask-provider', 'none'] as const

/** See `draftModes`. */
export type DraftMode = (typeof draftModes)[number]

/** A low and a high figure, in hours. */
export type Hours = readonly [low: number, high: number]

/** How one operator takes listings off, for one of its lists or several. */
export interface Removal {
  readonly id: string
  readonly operatorId: string
  readonly method: RemovalMethod
  readonly draftMode: DraftMode
  readonly whoMayAsk: WhoMayAsk
  /** The operator's own words on who may ask, retold; null when not researched. */
  readonly whoMayAskNote: string | null
  readonly url: string | null
  /** Never a guess: null where the operator takes no mail, or its address is only named on its page or in a bounce. */
  readonly email: string | null
  /** Languages the operator is known to read, ISO 639-1, the best first; empty when not known. */
  readonly languages: readonly string[]
  /** May one request name a whole range? */
  readonly blockRequests: 'yes' | 'no' | 'unknown'
  /** How a whole range is asked for. */
  readonly blockRequestsNote: string | null
  /** Expected time from request to removal, hours; null when not known. */
  readonly delayHours: Hours | null
  readonly delayNote: string | null
  readonly delayBasis: 'operator' | 'third-party' | 'estimate' | 'unknown'
  /** Hours after which an entry goes by itself when abuse has stopped; null when it never does or is not known. */
  readonly expiryHours: Hours | null
  readonly expiryNote: string | null
  readonly repeatPolicy: string | null
  readonly etiquette: string | null
  /** What the operator sells to speed removal up; told as a warning, never recommended. Null when it sells nothing. */
  readonly paidOption: string | null
  /** Hours of the user's work per request, with its basis. */
  readonly effortHours: Hours
  readonly effortBasis: string
  /** Ids of removals that must be done first. */
  readonly needsFirst: readonly string[]
  /** Facts the operator asks for, as tokens. */
  readonly evidenceWanted: readonly EvidenceFact[]
  /** Names of fields that were not seen at a source; shown as unverified. */
  readonly unverified: readonly string[]
  readonly confidence: Confidence
  readonly sources: readonly Source[]
}

/**
 * What kind of party an operator is: it publishes lists, takes mail for its own customers, or sells filters to others.
 * `recipient` stands for whoever runs a recipient's server, which nobody else names.
 */
export const operatorKinds = ['dnsbl-operator', 'mailbox-provider', 'security-vendor', 'recipient'] as const

/** See `operatorKinds`. */
export type OperatorKind = (typeof operatorKinds)[number]

/** A party that lists, refuses or registers addresses. */
export interface Operator {
  readonly id: string
  readonly name: string
  readonly url: string | null
  readonly kind: OperatorKind
  /** Ids or names of parties that it took over. */
  readonly aliases: readonly string[]
}

/** Everything that is known of lists and operators, as loaded. */
export interface Catalogue {
  /** Version of the shipped data, or `custom` when the user named other files. */
  readonly version: string
  readonly operators: readonly Operator[]
  readonly lists: readonly DnsblList[]
  readonly removals: readonly Removal[]
  /** How operators are recognised in rejections; not every operator has an entry, its zones name it too. */
  readonly bounces: readonly BounceKnowledge[]
  /** One sentence for each of the user's own entries that names a zone known to be closed; absent when none does. */
  readonly warnings?: readonly string[]
  /** Lists that the user's own files turn on or off, by id; absent when they turn none. */
  readonly asked?: Readonly<Record<string, boolean>>
}
