import type { Decision } from '../../shared/domain/verdict.ts'

/** The verdict in one word, for tables. */
export const decisionWords: Readonly<Record<Decision, string>> = {
  accept: 'Accept',
  conditional: 'Conditional',
  reject: 'Reject',
  inconclusive: 'Inconclusive',
}

/** Order of verdicts in a sorted column, best first. */
export const decisionOrder: Readonly<Record<Decision, number>> = {
  accept: 0,
  conditional: 1,
  inconclusive: 2,
  reject: 3,
}
