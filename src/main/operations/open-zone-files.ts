import { type DnsblList, readsZoneFiles } from '../../shared/domain/list.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { diskZoneFiles } from '../engine/zonefiles/disk-zone-files.ts'
import { type LoadedZone, loadZone } from '../engine/zonefiles/load-zone.ts'
import { zoneFileDns } from '../engine/zonefiles/zone-file-dns.ts'
import type { Context } from './context.ts'

/** A context whose questions about lists with zone files are answered from these files. */
export interface OpenedZones {
  readonly context: Context
  /** The lists, with the dates of the data that were read. */
  readonly lists: readonly DnsblList[]
  /** Words on lines that were skipped, one sentence per file. */
  readonly notices: readonly string[]
}

/**
 * Reads the zone files of the lists. They are read once: what is on disk later changes nothing for this context.
 * Throws `catalogue` for the first file that cannot be used; nothing was sent then.
 */
export async function openZoneFiles(context: Context, lists: readonly DnsblList[]): Promise<OpenedZones> {
  const zones = new Map<string, LoadedZone>()
  for (const list of lists.filter((list) => readsZoneFiles(list) && list.status !== 'closed')) {
    const loaded = await loadZone(list, diskZoneFiles, context.now())
    if (!loaded.ok) throw new OperationError('catalogue', loaded.problem)
    zones.set(list.id, loaded.zone)
  }
  if (zones.size === 0) return { context, lists, notices: [] }
  const loaded = [...zones.values()]
  return {
    context: { ...context, dns: zoneFileDns(context.dns, loaded) },
    lists: lists.map((list) => ({ ...list, zoneFiles: zones.get(list.id)?.files ?? list.zoneFiles })),
    notices: loaded.flatMap(({ notices }) => notices),
  }
}
