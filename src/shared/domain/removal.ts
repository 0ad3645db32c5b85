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

/** A party that runs lists. */
export interface Operator {
  readonly id: string
  readonly name: string
  readonly url: string | null
}

/** Everything that is known of lists and operators, as loaded. */
export interface Catalogue {
  /** Version of the shipped data, or `custom` when the user named other files. */
  readonly version: string
  readonly operators: readonly Operator[]
  readonly lists: readonly DnsblList[]
  readonly removals: readonly Removal[]
}
