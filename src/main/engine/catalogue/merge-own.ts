import type { DnsblList } from '../../../shared/domain/list.ts'
import type { OwnFile } from '../../../shared/domain/own-file.ts'
import type { Catalogue } from '../../../shared/domain/removal.ts'
import { buildCatalogue } from './build-catalogue.ts'
import type { CatalogueFiles } from './catalogue-files.ts'
import { checkReferences } from './check-references.ts'
import { findCatalogueFiles } from './find-catalogue-files.ts'
import { findZoneFile, findZoneFiles } from './find-zone-files.ts'
import { formatPath, showValue } from './format-path.ts'
import { nearMatches } from './near-matches.ts'
import type { OverrideEntry } from './override-entry.ts'
import { type ParsedFile, type ParsedOwnFile, parseOwnFile } from './parse-catalogue-file.ts'

/** The shipped files, read and found right. */
export interface ShippedFiles {
  readonly files: readonly ParsedFile[]
  readonly version: string
}

/** The catalogue with what is right of the user's own, and what became of each own file. */
export interface MergedOwn {
  readonly catalogue: Catalogue
  readonly files: readonly OwnFile[]
}

interface OwnText {
  readonly path: string
  readonly parsed: ParsedOwnFile
}

/**
 * Puts the user's own files on top of the shipped ones: lists of their own, and changes to shipped lists. A file that
 * is wrong is left out and says why; a change to a list that is not there is left out alone. Never throws.
 */
export function mergeOwn(shipped: ShippedFiles, folder: string, files: CatalogueFiles): MergedOwn {
  const reports: OwnFile[] = []
  const good: OwnText[] = []
  for (const path of ownPaths(folder, files)) {
    const name = path.slice(folder.length).replace(/^[\\/]+/, '')
    const found = findCatalogueFiles([path], files)
    const text = found.texts[0]?.text ?? ''
    const parsed = found.problems.length > 0 ? found : parseOwnFile(name, text)
    const problems =
      'ok' in parsed && parsed.ok ? misfits(shipped, good, { path, parsed: parsed.file }, files) : []
    if ('ok' in parsed && parsed.ok && problems.length === 0) good.push({ path, parsed: parsed.file })
    const ok = 'ok' in parsed && parsed.ok
    reports.push({
      name,
      text,
      problems: ok ? problems : 'problems' in parsed ? parsed.problems : [],
      listIds: ok ? (parsed.file.content.lists ?? []).map(({ id }) => id) : [],
      changedIds: ok ? (parsed.file.content.overrides ?? []).map(({ id }) => id) : [],
    })
  }
  const built = build(shipped, good, files)
  return {
    catalogue: built.catalogue,
    files: reports.map((report) => ({
      ...report,
      problems: [...report.problems, ...(built.problems.get(report.name) ?? [])],
    })),
  }
}

function ownPaths(folder: string, files: CatalogueFiles): readonly string[] {
  try {
    if (files.look(folder).kind !== 'folder') return []
    const names = files
      .list(folder)
      .filter((name) => /\.(yaml|yml|json)$/i.test(name) && !name.startsWith('.'))
    return names.sort().map((name) => files.join(folder, name))
  } catch {
    return []
  }
}

/** What is wrong with a file beside those that were found right. */
function misfits(
  shipped: ShippedFiles,
  good: readonly OwnText[],
  own: OwnText,
  files: CatalogueFiles,
): readonly string[] {
  const crossed = checkReferences([...shipped.files, ...good.map(({ parsed }) => parsed), own.parsed])
  if (crossed.length > 0) return crossed
  return findZoneFiles(new Map([[own.parsed, own.path]]), files).problems
}

function build(shipped: ShippedFiles, good: readonly OwnText[], files: CatalogueFiles) {
  const pathOf = new Map<ParsedFile, string>(good.map(({ parsed, path }) => [parsed, path]))
  const all = [...shipped.files, ...good.map(({ parsed }) => parsed)]
  const version = good.length > 0 ? `${shipped.version}+own` : shipped.version
  const catalogue = buildCatalogue(all, findZoneFiles(pathOf, files), version)
  const problems = new Map<string, string[]>()
  const byId = new Map(catalogue.lists.map((list) => [list.id, list]))
  const asked: Record<string, boolean> = {}
  for (const { parsed, path } of good) {
    parsed.content.overrides?.forEach((entry, i) => {
      const list = byId.get(entry.id)
      const changed = list
        ? changeList(list, entry, path, files)
        : `and there is no such list${describeNear(entry.id, [...byId.keys()])}`
      if (typeof changed === 'string') {
        const at = ['overrides', i, list ? 'zoneFiles' : 'id']
        const value = list ? `of ${entry.id}` : `is ${showValue(entry.id)}`
        const sentence = `${parsed.whereIs(at)}: ${formatPath(at)} ${value}, ${changed}`
        problems.set(parsed.name, [...(problems.get(parsed.name) ?? []), sentence])
        return
      }
      byId.set(entry.id, changed)
      if (entry.enabled !== undefined) asked[entry.id] = entry.enabled
    })
  }
  const lists = catalogue.lists.map((list) => byId.get(list.id) ?? list)
  return { catalogue: { ...catalogue, lists, ...(Object.keys(asked).length > 0 ? { asked } : {}) }, problems }
}

function describeNear(id: string, known: readonly string[]): string {
  const near = nearMatches(id, known)
  return near.length > 0
    ? `; write ${near.join(' or ')}, or remove it.`
    : '; an update may have removed it; remove it.'
}

/** The list with the change, or what is wrong with the change. */
function changeList(
  list: DnsblList,
  { rate, dailyBudget, impact, impactReason, servers, zoneFiles }: OverrideEntry,
  path: string,
  files: CatalogueFiles,
): DnsblList | string {
  const found = zoneFiles?.map((wanted) => findZoneFile(wanted, path, files))
  const wrong = found?.find((file) => typeof file === 'string')
  if (wrong !== undefined) return wrong
  return {
    ...list,
    ...(rate === undefined ? {} : { ratePerSecond: rate }),
    ...(dailyBudget === undefined ? {} : { dailyBudget }),
    ...(impact === undefined ? {} : { impact }),
    ...(impactReason === undefined ? {} : { impactReason }),
    ...(servers === undefined ? {} : { servers, zoneFiles: [] }),
    ...(found === undefined
      ? {}
      : { zoneFiles: found.filter((file) => typeof file !== 'string'), servers: [], dailyBudget: null }),
  }
}
