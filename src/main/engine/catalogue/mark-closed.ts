import { describeClosing } from '../../../shared/domain/closing.ts'
import type { DnsblList } from '../../../shared/domain/list.ts'
import type { Catalogue } from '../../../shared/domain/removal.ts'
import { formatPath, showValue } from './format-path.ts'
import type { ParsedFile } from './parse-catalogue-file.ts'

/**
 * The user's own catalogue beside the lists that are known to be gone: an entry with the zone of such a list is
 * closed too, unless it names servers or files of its own, and a sentence says so.
 */
export function markClosed(
  own: Catalogue,
  files: readonly ParsedFile[],
  gone: readonly DnsblList[],
): Catalogue {
  const byZone = new Map(gone.map((list) => [list.zone, list]))
  const deadOf = (zone: string) => byZone.get(zone)?.closed
  const warnings = files.flatMap((file) =>
    (file.content.lists ?? []).flatMap((entry, i) => {
      const closed = entry.status === 'closed' ? undefined : deadOf(entry.zone)
      if (!closed) return []
      const path = ['lists', i, 'zone']
      const start = `${file.whereIs(path)}: ${formatPath(path)} is ${showValue(entry.zone)}, ${describeClosing(closed)}`
      const mend =
        entry.servers || entry.zoneFiles
          ? 'only your own copy is read'
          : 'it is not asked; remove the entry, or name servers of your own that hold its data'
      return [`${start}; ${mend}.`]
    }),
  )
  const lists = own.lists.map((list) => {
    const closed = deadOf(list.zone)
    const copied = list.servers.length > 0 || list.zoneFiles.length > 0
    return closed && !copied ? { ...list, status: 'closed' as const, closed } : list
  })
  return warnings.length === 0 ? own : { ...own, lists, warnings }
}
