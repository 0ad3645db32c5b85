import type { DnsblList } from '../../shared/domain/list.ts'
import type { Rescan } from '../../shared/domain/rescan.ts'
import type { Scan } from '../../shared/domain/scan.ts'
import type { ListCarryOver } from '../store/carry-over.ts'
import type { Context } from './context.ts'
import { carryOverOf } from './read-rescan.ts'

/** What a new scan may take over from the last finished scan of its targets; null when there is none. */
export function reusableFor(
  context: Context,
  scan: Scan,
  lists: readonly DnsblList[],
): { readonly rescan: Rescan; readonly carried: readonly ListCarryOver[] } | null {
  const { store, now } = context
  const base = store.scans.list({ block: scan.block }).find(
    ({ state, targets, settings, finishedAt }) =>
      state === 'finished' &&
      // A clock that was set back makes every answer look fresh.
      Date.parse(finishedAt ?? '') <= now() &&
      targets === scan.targets &&
      settings.granularity === scan.settings.granularity,
  )
  if (!base) return null
  const rescan: Rescan = { scanId: base.id, mode: 'reuse' }
  // An id that now names another zone is another list: nothing that the old one said holds of it.
  const zones = new Map(lists.map(({ id, zone }) => [id, zone]))
  const entries = store.scanLists.of(base.id).filter(({ list }) => zones.get(list.id) === list.zone)
  return { rescan, carried: carryOverOf(context, { base, rescan, entries }) }
}
