import type { ProbeFinding } from '../../../shared/domain/health.ts'
import type { DnsblList } from '../../../shared/domain/list.ts'
import type { Listing } from '../../../shared/domain/listing.ts'
import type { CheckState } from '../../../shared/domain/outcome.ts'
import type { ScanSettings } from '../../../shared/domain/scan.ts'
import type { Targets } from '../../../shared/domain/targets.ts'

/** A list as a lane gets it: what is settled of it already is in `states`, packed as an OutcomeMap. */
export interface LaneList {
  readonly list: DnsblList
  readonly states: Uint8Array
  readonly before: ProbeFinding | null
}

/** The share of a scan that one lane runs; `settings.ratePerSecond` is the lane's own part of the rate of all. */
export interface LaneJob {
  readonly targets: Targets
  readonly settings: ScanSettings
  readonly lists: readonly LaneList[]
  /** The lane's part of the questions that may be out to one server for each millisecond that it takes to answer. */
  readonly mostOut: number
}

/** What a lane is told. */
export type LaneOrder = { readonly kind: 'run'; readonly job: LaneJob } | { readonly kind: 'stop' }

/** One thing that a lane tells a scan, in the words of `ScanSink`. `packed`: settled checks without evidence, see `LaneSink`. */
export type LaneWord =
  | { readonly kind: 'packed'; readonly checks: Uint32Array }
  | {
      readonly kind: 'settled'
      readonly listId: string
      readonly target: number
      readonly state: CheckState
      readonly evidence: Listing
    }
  | {
      readonly kind: 'probed'
      readonly listId: string
      readonly when: 'before' | 'after'
      readonly finding: ProbeFinding
    }
  | {
      readonly kind: 'lost'
      readonly listId: string
      readonly cause: 'unhealthy-list' | 'unsupported-family'
    }
  | { readonly kind: 'answerTime'; readonly listId: string; readonly medianMs: number }
  | { readonly kind: 'clearUntil'; readonly listId: string; readonly atMs: number }

/** What happened in a lane since its last report. */
export interface LaneReport {
  readonly words: readonly LaneWord[]
  /** Packets that got leave, and responses that were ignored. */
  readonly queries: number
  readonly ignored: number
  /** Set in the last report: null, or the fault of the program that ended it. */
  readonly end: { readonly failure: string | null } | null
}
