import type { Listing } from '../../shared/domain/listing.ts'
import { findRecurrence, type Recurrence } from '../../shared/domain/recurrence.ts'
import type { Scan } from '../../shared/domain/scan.ts'
import type { Targets } from '../../shared/domain/targets.ts'
import type { OutcomeChunks } from './outcome-chunks.ts'
import type { ScansTable } from './scans-table.ts'

/** What of a scan's listings came back after an earlier scan had found it gone. */
export type ReadRecurrences = (
  scan: Scan,
  targets: Targets,
  listings: readonly Listing[],
) => readonly Recurrence[]

/** So many earlier scans are looked at, the newest: what is older says little of the present holder. */
const MOST_EARLIER_SCANS = 12

/** The reader of recurrences of an open database: earlier finished scans of the same block and targets. */
export function recurrenceReader({
  scans,
  outcomes,
}: {
  readonly scans: ScansTable
  readonly outcomes: OutcomeChunks
}): ReadRecurrences {
  return (scan, targets, listings) => {
    const earlier = earlierScans(scans.list({ block: scan.block }), scan)
    if (earlier.length < 2) return []
    const byList = Map.groupBy(listings, ({ listId }) => listId)
    return [...byList.keys()].sort().flatMap((listId) => {
      const listed = (byList.get(listId) ?? []).map(({ target }) => target)
      const maps = earlier.map(({ id, startedAt }) => ({
        startedAt,
        map: outcomes.load(id, listId, targets.count),
      }))
      return findRecurrence(listId, listed, maps, targets) ?? []
    })
  }
}

/** Finished scans of the same targets that began before, oldest first. */
function earlierScans(ofBlock: readonly Scan[], scan: Scan): readonly Scan[] {
  return ofBlock
    .filter(
      ({ id, state, startedAt, targets, settings }) =>
        id !== scan.id &&
        state === 'finished' &&
        startedAt < scan.startedAt &&
        targets === scan.targets &&
        settings.granularity === scan.settings.granularity,
    )
    .slice(0, MOST_EARLIER_SCANS)
    .toReversed()
}
