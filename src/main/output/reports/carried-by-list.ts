import type { ScanEvidence } from '../../../shared/domain/scan-evidence.ts'
import { describeMoment, describeNumber, describeQuantity } from './report-words.ts'

/** Per earlier scan, when it asked and which checks of which lists were taken over from it; one sentence each. */
export function carriedByList({
  carried = [],
  lists,
}: Pick<ScanEvidence, 'carried' | 'lists'>): readonly string[] {
  const names = new Map(lists.map(({ list }) => [list.id, list.name]))
  return [...Map.groupBy(carried, ({ scanId }) => scanId)].map(([scanId, sets]) => {
    const checks = sets.reduce((sum, { addresses }) => sum + addresses, 0)
    const ofLists = sets.map(
      ({ listId, addresses }) => `${names.get(listId) ?? listId} ${describeNumber(addresses)}`,
    )
    const asked = describeMoment(sets[0]?.observedFrom ?? '')
    return `${describeQuantity(checks, 'check')} as scan ${scanId} of ${asked} found them: ${ofLists.join(', ')}`
  })
}
