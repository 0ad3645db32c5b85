import type { Hours } from './removal.ts'
import type { Decision } from './verdict.ts'

/** One judgement of a scan in short. */
export interface JudgementSide {
  /** Version of the rules. */
  readonly rules: number
  readonly decision: Decision
  readonly headline: string
  /** Share of weighted checks with a known outcome, 0–1. */
  readonly coverage: number
  readonly effortHours: Hours
  readonly cases: number
}

/** A reason that two judgements of the same scan do not share, or weigh differently. */
export interface ReasonChange {
  /** Code of the rule. */
  readonly code: string
  readonly what: 'new' | 'gone' | 'heavier' | 'lighter'
  /** Sentence of the reason before and after; null where there was none. */
  readonly before: string | null
  readonly after: string | null
  /** One sentence: which version of the rule makes the difference, or that it is no rule but the evidence. */
  readonly explanation: string
}

/** What another version of the rules makes of the same scan. */
export interface Rejudgement {
  readonly scanId: string
  readonly before: JudgementSide
  readonly after: JudgementSide
  /** Heaviest first. */
  readonly changes: readonly ReasonChange[]
}
