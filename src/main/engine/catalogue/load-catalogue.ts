import type { DnsblList } from '../../../shared/domain/list.ts'
import type { Catalogue } from '../../../shared/domain/removal.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import { buildCatalogue } from './build-catalogue.ts'
import type { CatalogueFiles } from './catalogue-files.ts'
import { checkReferences } from './check-references.ts'
import { diskFiles } from './disk-files.ts'
import { findCatalogueFiles } from './find-catalogue-files.ts'
import { findZoneFiles, type ZoneFilesOf } from './find-zone-files.ts'
import { markClosed } from './mark-closed.ts'
import { type ParsedFile, parseCatalogueFile } from './parse-catalogue-file.ts'

/** Where a catalogue comes from. */
export interface CatalogueSource {
  /** Files and folders. */
  readonly paths: readonly string[]
  /** True for what the user named in place of the shipped folder. */
  readonly custom: boolean
  /** The shipped file of lists that are gone, to hold the user's own files against. */
  readonly closedFile?: string
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
  { paths, custom, closedFile }: CatalogueSource,
  files: CatalogueFiles = diskFiles,
): LoadedCatalogue {
  const read = readCatalogue(paths, files)
  if (!read.ok) return read
  const catalogue = buildCatalogue(read.files, read.zoneFiles, custom ? 'custom' : readVersion(paths, files))
  return { ok: true, catalogue: markClosed(catalogue, read.files, readClosed(closedFile, files)) }
}

/** Files that fit each other, and the data that they name on this machine; or every reason why they do not. */
export type ReadCatalogue =
  | { readonly ok: true; readonly files: readonly ParsedFile[]; readonly zoneFiles: ZoneFilesOf }
  | { readonly ok: false; readonly problems: readonly string[] }

/** Reads and checks the files of a catalogue without building it. */
export function readCatalogue(paths: readonly string[], files: CatalogueFiles = diskFiles): ReadCatalogue {
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
  return { ok: true, files: good, zoneFiles }
}

/** The lists that a file of ends names; none when it cannot be read, which the shipped folder's own test would show. */
function readClosed(path: string | undefined, files: CatalogueFiles): readonly DnsblList[] {
  if (path === undefined) return []
  const loaded = loadCatalogue({ paths: [path], custom: false }, files)
  return loaded.ok ? loaded.catalogue.lists.filter(({ status }) => status === 'closed') : []
}

/** The date in the shipped folder's VERSION file. */
export function readVersion([folder = '']: readonly string[], files: CatalogueFiles): string {
  const path = files.join(folder, VERSION_FILE)
  if (files.look(path).kind !== 'file') return 'unversioned'
  return cleanStrangerText(new TextDecoder().decode(files.read(path)), 40)
}
