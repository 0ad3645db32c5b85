import type { Hours } from './removal.ts'
import type { SurroundingsPart } from './surroundings.ts'

/** May this block be taken? */
export type Decision = 'accept' | 'conditional' | 'reject' | 'inconclusive'

/** One reason behind a verdict. */
export interface Reason {
  /** Stable code, e.g. `critical-listing`. */
  readonly code: string
  /** One sentence with numbers. */
  readonly text: string
  /** What the reason by itself calls for; the gravest call among all is the decision. */
  readonly calls: Decision
  /** 0–1; reasons come in falling order. */
  readonly weight: number
  /** Lists that the reason rests on. */
  readonly listIds: readonly string[]
  /** Cases that the reason rests on. */
  readonly caseIds: readonly string[]
  /** Part of the surroundings that the reason rests on, or null. */
  readonly part: SurroundingsPart | null
}

/**
 * When the block is fit to send: the critical path over the delays of all cases that filters act on and what they
 * wait for, not the sum of them, and not earlier than the work itself can be done. Counted from the end of the scan.
 */
export interface Calendar {
  /** Whole days; the high figure is null when no end is known, of a case or of what no case stands for. */
  readonly days: readonly [low: number, high: number | null]
  /** ISO 8601 dates of the first day fit to send. */
  readonly firstDay: readonly [low: string, high: string | null]
  /** Ids of the cases that decide the high figure, in the order they are closed. */
  readonly path: readonly string[]
  /** Ids of cases for which no delay is known. */
  readonly open: readonly string[]
}

/** The judgement of one scan under one version of the rules. */
export interface Verdict {
  readonly decision: Decision
  /** One sentence: the decision and its heaviest reason. */
  readonly headline: string
  /** Version of the rule set. */
  readonly rules: number
  /** Share of weighted checks with a known outcome, 0–1. */
  readonly coverage: number
  readonly effortHours: Hours
  readonly calendar: Calendar
  /** Parts of the surroundings that were not examined: no judgement in them either way. */
  readonly notExamined: readonly SurroundingsPart[]
  readonly reasons: readonly Reason[]
}
