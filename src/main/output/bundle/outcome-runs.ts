import {
  type CheckState,
  CLEAR,
  causeOfState,
  LISTED,
  NOTED,
  PENDING,
} from '../../../shared/domain/outcome.ts'
import type { OutcomeMap } from '../../../shared/domain/outcome-map.ts'

/** Neighbouring checks of one outcome: its word, first and last target. */
export type OutcomeRun = readonly [word: string, first: number, last: number]

/** The outcomes of one list as runs in target order. What was not asked is unknown: cancelled. */
export function outcomeRuns(map: OutcomeMap): readonly OutcomeRun[] {
  const runs: OutcomeRun[] = []
  let first = 0
  for (let target = 1; target <= map.count; target++) {
    if (target < map.count && map.get(target) === map.get(first)) continue
    runs.push([wordOf(map.get(first)), first, target - 1])
    first = target
  }
  return runs
}

function wordOf(state: CheckState): string {
  if (state === CLEAR) return 'clear'
  if (state === LISTED) return 'listed'
  if (state === NOTED) return 'noted'
  return `unknown: ${state === PENDING ? 'cancelled' : (causeOfState(state) ?? 'malformed')}`
}
