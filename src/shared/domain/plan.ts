import type { ListAccess } from './list.ts'
import type { PathWarning, ScanPath } from './path.ts'

/** One block of a plan. */
export interface PlannedBlock {
  readonly block: string
  /** Addresses that will be asked about (IPv6: one per granularity). */
  readonly addresses: number
  readonly notices: readonly string[]
}

/** The daily budget of a list beside what a plan wants of it. */
export interface PlannedBudget {
  /** Queries a day that the operator allows. */
  readonly perDay: number
  /** Of these, queries that were not sent yet today (UTC). */
  readonly leftToday: number
  /** Checks that fit into today, probes taken into account. */
  readonly fits: number
  /** Days that all checks take, today included; at least 1. */
  readonly days: number
}

/** One list of a plan. */
export interface PlannedList {
  readonly id: string
  readonly name: string
  readonly zone: string
  /** Checks of this list over all blocks. */
  readonly checks: number
  /** Seconds this list alone needs at its pace. */
  readonly seconds: number
  /** Why the list will not be asked at all, or null. */
  readonly skipped: string | null
  /** What the user should know before the start: likely refusal, registration, overrun budget. */
  readonly warnings: readonly string[]
  readonly access: ListAccess
  /** Absent for a list without a daily budget, and for one that is not asked. */
  readonly budget?: PlannedBudget
}

/** What a scan would do, before the first packet. */
export interface Plan {
  readonly blocks: readonly PlannedBlock[]
  readonly lists: readonly PlannedList[]
  readonly path: ScanPath
  readonly pathWarnings: readonly PathWarning[]
  readonly addresses: number
  /** Checks: one address on one list each. */
  readonly checks: number
  /** Checks plus probes: the least number of queries that will be sent. */
  readonly queries: number
  /** Queries per second in all, at most. */
  readonly ratePerSecond: number
  /** Queries per second per list, at most; null = the catalogue's. */
  readonly listRatePerSecond: number | null
  /** Expected seconds for all, at the permitted pace. */
  readonly seconds: number
}
