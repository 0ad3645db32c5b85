import type { FilePath } from './format-path.ts'
import type { ParsedFile } from './parse-catalogue-file.ts'

/** A word in a file and where it stands. */
export interface Mention {
  readonly file: ParsedFile
  readonly path: FilePath
  readonly word: string
}
