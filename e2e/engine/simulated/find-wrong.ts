import { CLEAR, LISTED } from '../../../src/shared/domain/outcome.ts'
import type { SimulatedOutcome } from './simulate-scan.ts'

/** Every check that says clear where the list lists, or the other way round, in words. */
export function findWrong(outcomes: readonly SimulatedOutcome[]): string[] {
  return outcomes.flatMap(({ list, map, firstTarget }) =>
    Array.from({ length: map.count }, (_, target) => target).flatMap((target) => {
      const state = map.get(target)
      const truth = list.isListed(firstTarget + target)
      if (state === CLEAR && truth) return [`${list.id}: target ${firstTarget + target} is false clear`]
      if (state === LISTED && !truth) return [`${list.id}: target ${firstTarget + target} is false listed`]
      return []
    }),
  )
}
