import type { Severity } from './impact.ts'
import type { Confidence } from './list.ts'
import type { Hours, RemovalMethod, WhoMayAsk } from './removal.ts'

/** What one request would clear. */
export type CaseScope = 'address' | 'range' | 'netblock' | 'as'

/**
 * What a case is about: listings of DNS lists, an entry of a netblock feed, the registration of the block, or its
 * reverse DNS; or refusals by somebody whose list cannot be asked by DNS. Only the first has a DNS list behind `listId`.
 */
export type CaseKind = 'listing' | 'netblock' | 'registry' | 'reverse-dns' | 'bounces'

/** Figures of a case that the user put in place of the catalogue's. */
export type CorrectedField = 'effortHours' | 'delayHours'

/** What one request to one party would clear. */
export interface Case {
  /** Stable for the same listings: derived from list, scope and reference. */
  readonly id: string
  readonly kind: CaseKind
  readonly operatorId: string
  readonly operatorName: string
  readonly listId: string
  readonly listName: string
  readonly scope: CaseScope
  /** The operator's own reference (an SBL number, a ticket), or null. */
  readonly reference: string | null
  /** Listed addresses as ranges. */
  readonly ranges: readonly string[]
  /** Number of listed addresses (targets) in the case. */
  readonly addresses: number
  readonly codes: readonly string[]
  readonly means: readonly string[]
  readonly policy: boolean
  readonly severity: Severity
  /** Id of the removal procedure; null when none is known, absent in judgements of older versions. */
  readonly removalId?: string | null
  readonly method: RemovalMethod
  readonly whoMayAsk: WhoMayAsk
  /** Requests the user would have to make: 1, or one per address where ranges are not taken. 0 when it expires. */
  readonly requests: number
  readonly effortHours: Hours
  readonly effortBasis: string
  readonly delayHours: Hours | null
  readonly delayNote: string | null
  readonly url: string | null
  readonly email: string | null
  /** Ids of cases that must be closed first. */
  readonly needsFirst: readonly string[]
  /** Which figures are the user's own; the rest is the catalogue's. */
  readonly corrected: readonly CorrectedField[]
  /** The user's own words on how to ask this operator; empty when there are none. */
  readonly userNote: string
  /** Names of removal facts that were not seen at a source. */
  readonly unverified: readonly string[]
  readonly confidence: Confidence
}
