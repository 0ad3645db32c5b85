import type { BounceKnowledge } from './bounce-knowledge.ts'
import type { Confidence, DnsblList, Source } from './list.ts'

/** How a listing is taken off. `none` = no way is known. */
export type RemovalMethod = 'form' | 'email' | 'portal' | 'expiry' | 'none'

/** Who the operator listens to. */
export type WhoMayAsk = 'user' | 'provider' | 'holder'

/** A low and a high figure, in hours. */
export type Hours = readonly [low: number, high: number]

/** How one operator takes listings off, for one of its lists or several. */
export interface Removal {
  readonly id: string
  readonly operatorId: string
  readonly method: RemovalMethod
  readonly whoMayAsk: WhoMayAsk
  /** The operator's own words on who may ask, retold; null when not researched. */
  readonly whoMayAskNote: string | null
  readonly url: string | null
  readonly email: string | null
  /** May one request name a whole range? */
  readonly blockRequests: 'yes' | 'no' | 'unknown'
  /** Expected time from request to removal, hours; null when not known. */
  readonly delayHours: Hours | null
  readonly delayNote: string | null
  readonly delayBasis: 'operator' | 'third-party' | 'estimate' | 'unknown'
  /** Hours after which an entry goes by itself when abuse has stopped; null when it never does or is not known. */
  readonly expiryHours: Hours | null
  readonly expiryNote: string | null
  readonly repeatPolicy: string | null
  readonly etiquette: string | null
  /** Hours of the user's work per request, with its basis. */
  readonly effortHours: Hours
  readonly effortBasis: string
  /** Ids of removals that must be done first. */
  readonly needsFirst: readonly string[]
  /** Facts the operator asks for, as tokens. */
  readonly evidenceWanted: readonly string[]
  /** Names of fields that were not seen at a source; shown as unverified. */
  readonly unverified: readonly string[]
  readonly confidence: Confidence
  readonly sources: readonly Source[]
}

/**
 * What kind of party an operator is: it publishes lists, takes mail for its own customers, sells filters to others,
 * or keeps the register of addresses. `recipient` stands for whoever runs a recipient's server, which nobody else names.
 */
export const operatorKinds = [
  'dnsbl-operator',
  'mailbox-provider',
  'security-vendor',
  'registry',
  'recipient',
] as const

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
}
