import type { Case } from './case.ts'
import type { Correction } from './correction.ts'
import type { Listing } from './listing.ts'
import type { Recurrence } from './recurrence.ts'
import type { CarriedChecks } from './rescan.ts'
import type { CheckCounts, Scan, ScanList, UnknownRun } from './scan.ts'
import type { Surroundings } from './surroundings.ts'
import type { Verdict } from './verdict.ts'

/** A list's part in the evidence of one scan. */
export interface ListEvidence extends ScanList {
  readonly counts: CheckCounts
}

/** Everything stored about one scan that a judgement may rest on. */
export interface ScanEvidence {
  readonly scan: Scan
  readonly lists: readonly ListEvidence[]
  /** Listings of block lists, ordered by target, then list. */
  readonly listings: readonly Listing[]
  /** Answers of allow and info lists, same order. */
  readonly notes: readonly Listing[]
  readonly unknowns: readonly UnknownRun[]
  /** Distinct addresses with at least one listing on a block list. */
  readonly listedAddresses: number
  readonly surroundings: Surroundings
  /** Country that the offer promises, two capital letters; absent = none. The verdict does not look at it. */
  readonly promisedCountry?: string
  /** Listings that came back after a scan had found them gone, by list id. */
  readonly recurrences: readonly Recurrence[]
  /** What the user knows better than the catalogue, by operator id. */
  readonly corrections: readonly Correction[]
  /** Outcomes that this scan took over from earlier ones; absent = none. */
  readonly carried?: readonly CarriedChecks[]
}

/** A scan with its judgement: what tables, exports and the window show. */
export interface JudgedScan {
  readonly evidence: ScanEvidence
  readonly cases: readonly Case[]
  readonly verdict: Verdict
}
