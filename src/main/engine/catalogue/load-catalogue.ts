import type { Catalogue, Operator } from '../../../shared/domain/removal.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import { buildBounces } from './build-bounces.ts'
import { buildList } from './build-list.ts'
import { buildRemoval } from './build-removal.ts'
import type { CatalogueFiles } from './catalogue-files.ts'
import { checkReferences } from './check-references.ts'
import { diskFiles } from './disk-files.ts'
import { findCatalogueFiles } from './find-catalogue-files.ts'
import { findZoneFiles, type ZoneFilesOf } from './find-zone-files.ts'
import { type ParsedFile, parseCatalogueFile } from './parse-catalogue-file.ts'

/** Where a catalogue comes from. */
export interface CatalogueSource {
  /** Files and folders. */
  readonly paths: readonly string[]
  /** True for what the user named in place of the shipped folder. */
  readonly custom: boolean
}

/** The catalogue, or every reason why there is none: one sentence each, naming file, line, path and value. */
export type LoadedCatalogue =
  | { readonly ok: true; readonly catalogue: Catalogue }
  | { readonly ok: false; readonly problems: readonly string[] }

const VERSION_FILE = 'VERSION'

/**
 * Loads a catalogue. A folder counts for its *.yaml, *.yml and *.json in the order of their names. The user's own
 * files replace the shipped ones, and the version is then `custom`. Never throws for what is in the files.
 */
export function loadCatalogue(
  { paths, custom }: CatalogueSource,
  files: CatalogueFiles = diskFiles,
): LoadedCatalogue {
  const found = findCatalogueFiles(paths, files)
  if (found.problems.length > 0) return { ok: false, problems: found.problems }
  const parsed = found.texts.map(({ name, text }) => parseCatalogueFile(name, text))
  const problems = parsed.flatMap((result) => (result.ok ? [] : result.problems))
  if (problems.length > 0) return { ok: false, problems }
  const good = parsed.flatMap((result) => (result.ok ? [result.file] : []))
  const crossed = checkReferences(good)
  if (crossed.length > 0) return { ok: false, problems: crossed }
  const pathOf = new Map(good.map((file, i) => [file, found.texts[i]?.path ?? '']))
  const zoneFiles = findZoneFiles(pathOf, files)
  if (zoneFiles.problems.length > 0) return { ok: false, problems: zoneFiles.problems }
  return { ok: true, catalogue: build(good, zoneFiles, custom ? 'custom' : readVersion(paths, files)) }
}

function build(files: readonly ParsedFile[], zoneFiles: ZoneFilesOf, version: string): Catalogue {
  const operators = new Map<string, Operator>()
  for (const { content } of files) {
    const { id, name, url, kind, aliases } = content.operator
    operators.set(id, {
      id,
      name: name ?? id,
      url: url ?? null,
      kind: kind ?? 'dnsbl-operator',
      aliases: aliases ?? [],
    })
  }
  return {
    version,
    operators: [...operators.values()],
    lists: files.flatMap(({ content }) => {
      const operator = operators.get(content.operator.id)
      return operator
        ? (content.lists ?? []).map((entry) => buildList(entry, operator, zoneFiles.of(entry)))
        : []
    }),
    removals: files.flatMap(({ content }) =>
      (content.removals ?? []).map((entry) => buildRemoval(entry, content.operator.id)),
    ),
    bounces: files.flatMap(({ content }) => {
      const operator = operators.get(content.operator.id)
      return operator && content.bounces ? [buildBounces(content.bounces, operator)] : []
    }),
  }
}

/** The date in the shipped folder's VERSION file. */
function readVersion([folder = '']: readonly string[], files: CatalogueFiles): string {
  const path = files.join(folder, VERSION_FILE)
  if (files.look(path).kind !== 'file') return 'unversioned'
  return cleanStrangerText(new TextDecoder().decode(files.read(path)), 40)
}
