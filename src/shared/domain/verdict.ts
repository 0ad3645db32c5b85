import type { Hours } from './removal.ts'

/** May this block be taken? */
export type Decision = 'accept' | 'conditional' | 'reject' | 'inconclusive'

/** One reason behind a verdict. */
export interface Reason {
  /** Stable code, e.g. `critical-listing`. */
  readonly code: string
  /** One sentence with numbers. */
  readonly text: string
  /** 0–1; reasons come in falling order. */
  readonly weight: number
  /** Lists that the reason rests on. */
  readonly listIds: readonly string[]
  /** Cases that the reason rests on. */
  readonly caseIds: readonly string[]
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
  readonly reasons: readonly Reason[]
}
