import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { OwnFile } from '../../shared/domain/own-file.ts'
import type { Catalogue } from '../../shared/domain/removal.ts'
import type { CatalogueFiles } from '../engine/catalogue/catalogue-files.ts'
import { diskFiles } from '../engine/catalogue/disk-files.ts'
import { readCatalogue } from '../engine/catalogue/load-catalogue.ts'
import { type MergedOwn, mergeOwn, type ShippedFiles } from '../engine/catalogue/merge-own.ts'

const NAME = /^[a-z0-9][a-z0-9._-]{0,59}\.ya?ml$/i
const MAX_CHARACTERS = 500_000

/** Where the shipped catalogue and the user's own files are. */
export interface OwnCatalogueOptions {
  readonly shippedFolder: string
  /** The user's folder; made at the first save. */
  readonly folder: string
  /** The shipped catalogue as it stands when there is no file of the user's own. */
  readonly shipped: Catalogue
}

/** The catalogue in use: the shipped one with the user's own files on top. Changes of a file are in use at once. */
export class OwnCatalogue {
  readonly folder: string
  private readonly options: OwnCatalogueOptions
  private parsed: ShippedFiles | null = null
  private merged: MergedOwn

  constructor(options: OwnCatalogueOptions) {
    this.options = options
    this.folder = options.folder
    this.merged = this.read(diskFiles)
  }

  get catalogue(): Catalogue {
    return this.merged.catalogue
  }

  /** The user's files, those with problems too. */
  get files(): readonly OwnFile[] {
    return this.merged.files
  }

  /** What would come of a file that is not saved. */
  check(name: string, text: string): MergedOwn & { readonly file: OwnFile } {
    const file = this.place(name, text)
    const merged = this.read(withFile(this.folder, file, text))
    const report = merged.files.find((found) => found.name === name)
    if (!report) throw new OperationError('internal', `The file ${name} could not be looked at.`)
    return { ...merged, file: report }
  }

  /** Keeps a file and uses it. Throws `bad-input`, and keeps nothing, when something is wrong with it. */
  save(name: string, text: string): void {
    const { problems } = this.check(name, text).file
    if (problems.length > 0) throw new OperationError('bad-input', problems.join(' '), 'Nothing was changed.')
    const file = this.place(name, text)
    try {
      mkdirSync(this.folder, { recursive: true })
      writeFileSync(`${file}.new`, text)
      renameSync(`${file}.new`, file)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      throw new OperationError('bad-input', `${file} could not be written (${why}).`, 'Nothing was changed.')
    }
    this.merged = this.read(diskFiles)
  }

  /** Deletes a file; its lists and changes are gone from the catalogue. Throws `not-found`. */
  remove(name: string): void {
    if (!this.files.some((file) => file.name === name))
      throw new OperationError('not-found', `There is no file '${name.slice(0, 64)}' of your own.`)
    rmSync(path.join(this.folder, name), { force: true })
    this.merged = this.read(diskFiles)
  }

  private place(name: string, text: string): string {
    if (!NAME.test(name))
      throw new OperationError(
        'bad-input',
        `'${name.slice(0, 64)}' is no name for a file of lists.`,
        'Use letters, digits, hyphens and dots, ending in .yaml.',
      )
    if (text.length > MAX_CHARACTERS)
      throw new OperationError('too-large', `The file ${name} is too long.`, 'Split it.')
    return path.join(this.folder, name)
  }

  private read(files: CatalogueFiles): MergedOwn {
    const { shipped } = this.options
    const alone = mergeOwn({ files: [], version: shipped.version }, this.folder, files)
    if (alone.files.length === 0) return { catalogue: shipped, files: [] }
    return mergeOwn(this.shippedFiles(), this.folder, files)
  }

  /** Read when the first own file asks for it: most users have none, and reading takes a while. */
  private shippedFiles(): ShippedFiles {
    if (this.parsed) return this.parsed
    const read = readCatalogue([this.options.shippedFolder])
    if (!read.ok) throw new OperationError('catalogue', read.problems.join(' '))
    this.parsed = { files: read.files, version: this.options.shipped.version }
    return this.parsed
  }
}

/** The disk with one file in the folder as it would be. */
function withFile(folder: string, file: string, text: string): CatalogueFiles {
  const bytes = new TextEncoder().encode(text)
  const name = path.basename(file)
  const others = (): readonly string[] =>
    diskFiles.look(folder).kind === 'folder' ? diskFiles.list(folder) : []
  return {
    ...diskFiles,
    look(at) {
      if (at === file) return { kind: 'file', bytes: bytes.byteLength }
      return at === folder ? { kind: 'folder' } : diskFiles.look(at)
    },
    list: (at) =>
      at === folder ? [...others().filter((other) => other !== name), name] : diskFiles.list(at),
    read: (at) => (at === file ? bytes : diskFiles.read(at)),
  }
}
