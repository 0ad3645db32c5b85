import type { Hours } from './removal.ts'
import type { ScanState } from './scan.ts'
import type { ChangeCounts } from './scan-diff.ts'
import type { Decision } from './verdict.ts'

/** What the user noted of the offer that a block came with. Empty strings where nothing was noted. */
export interface Offer {
  readonly provider: string
  /** Price as written, e.g. `49 EUR / month`. */
  readonly price: string
  /** Country in which the block is to be registered and located, ISO 3166-1 alpha-2 in capitals. */
  readonly country: string
  readonly note: string
}

/** Nothing is noted. */
export const noOffer: Offer = { provider: '', price: '', country: '', note: '' }

/** One line of the Blocks table: a block and its newest scan. */
export interface BlockRow {
  readonly block: string
  readonly offer: Offer
  readonly scanId: string
  readonly state: ScanState
  readonly startedAt: string
  readonly addresses: number
  /** Null until the scan is finished and judged. */
  readonly judged: {
    readonly decision: Decision
    readonly headline: string
    readonly listedAddresses: number
    readonly coverage: number
    readonly cases: number
    readonly effortHours: Hours
  } | null
  /** The newest verdict before a scan that is not finished; null when there is none, and when `judged` says it all. */
  readonly earlier: {
    readonly scanId: string
    readonly decision: Decision
    readonly startedAt: string
  } | null
  /** True when the user put it away and no newer scan brought it back. */
  readonly archived: boolean
  /** What became of listed addresses since the previous finished scan of the block, or null when there is none. */
  readonly change: ChangeCounts | null
}
