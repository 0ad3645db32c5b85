import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import type { ZoneFile } from '../../../shared/domain/zone-file.ts'
import type { CatalogueFiles } from './catalogue-files.ts'
import { formatPath, showValue } from './format-path.ts'
import type { ListEntry, ZoneFileEntry } from './list-entry.ts'
import type { ParsedFile } from './parse-catalogue-file.ts'

/** The zone files that lists name, and what is wrong with them: one sentence each. */
export interface ZoneFilesOf {
  readonly problems: readonly string[]
  /** The files of a list of these catalogue files. */
  of(entry: ListEntry): readonly ZoneFile[]
}

/** Finds the zone files of all lists; their paths are seen from the catalogue file (values of `pathOf`). */
export function findZoneFiles(pathOf: ReadonlyMap<ParsedFile, string>, files: CatalogueFiles): ZoneFilesOf {
  const found = new Map<ListEntry, ZoneFile[]>()
  const problems: string[] = []
  for (const [file, catalogue] of pathOf) {
    file.content.lists?.forEach((entry, i) => {
      const zoneFiles = (entry.zoneFiles ?? []).flatMap((wanted, k) => {
        const looked = findZoneFile(wanted, catalogue, files)
        if (typeof looked !== 'string') return [looked]
        const place = ['lists', i, 'zoneFiles', k, 'path']
        problems.push(`${file.whereIs(place)}: ${formatPath(place)} is ${showValue(wanted.path)}, ${looked}`)
        return []
      })
      found.set(entry, zoneFiles)
    })
  }
  return { problems, of: (entry) => found.get(entry) ?? [] }
}

/** One zone file, its path seen from the catalogue file at `catalogue`; or what is wrong with it. */
export function findZoneFile(
  { type, path }: ZoneFileEntry,
  catalogue: string,
  files: CatalogueFiles,
): ZoneFile | string {
  const full = files.seenFrom(catalogue, path)
  try {
    const { kind } = files.look(full)
    if (kind === 'missing') return 'and there is no such file; check the path.'
    if (kind !== 'file') return 'which is no file; name one in rbldnsd format.'
    return { type, path: full, modifiedAt: new Date(files.stamp(full)).toISOString() }
  } catch (error) {
    const reason = error instanceof Error ? cleanStrangerText(error.message, 200) : 'unknown reason'
    return `which cannot be read (${reason}); check its rights.`
  }
}
