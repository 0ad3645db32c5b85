import { CatalogueFile, OwnCatalogueFile } from './catalogue-file.ts'
import type { FilePath } from './format-path.ts'
import { parseDataFile } from './parse-data-file.ts'

/** One file that was read and has the right shape; references are not checked yet. */
export interface ParsedFile {
  readonly name: string
  readonly content: CatalogueFile
  /** Words for a place in the file: its name, and the line where known. */
  readonly whereIs: (path: FilePath) => string
  /** The text of the line where the deepest part of a path stands; empty where that is not known. */
  readonly lineOf: (path: FilePath) => string
}

/** The file, or every reason why it is none: one sentence each. */
export type ParseResult =
  | { readonly ok: true; readonly file: ParsedFile }
  | { readonly ok: false; readonly problems: readonly string[] }

/** Reads the text of one catalogue file, see `parseDataFile`. */
export function parseCatalogueFile(name: string, text: string): ParseResult {
  const parsed = parseDataFile(name, text, CatalogueFile, 'lists')
  if (!parsed.ok) return parsed
  const { content, whereIs, lineOf } = parsed
  return { ok: true, file: { name, content, whereIs, lineOf } }
}

/** A file of the user's own: as any other, and with changes to shipped entries. */
export interface ParsedOwnFile extends ParsedFile {
  readonly content: OwnCatalogueFile
}

/** Reads the text of a catalogue file of the user's own. */
export function parseOwnFile(
  name: string,
  text: string,
):
  | { readonly ok: true; readonly file: ParsedOwnFile }
  | { readonly ok: false; readonly problems: readonly string[] } {
  const parsed = parseDataFile(name, text, OwnCatalogueFile, 'lists')
  if (!parsed.ok) return parsed
  const { content, whereIs, lineOf } = parsed
  return { ok: true, file: { name, content, whereIs, lineOf } }
}
