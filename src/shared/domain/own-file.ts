/** A catalogue file of the user's own, and what became of it. */
export interface OwnFile {
  /** Name in the folder, like `own.yaml`. */
  readonly name: string
  readonly text: string
  /** One sentence each: file, line, path, value, and how to mend it. Empty = all of it is in use. */
  readonly problems: readonly string[]
  /** Lists that it adds. */
  readonly listIds: readonly string[]
  /** Lists of the shipped catalogue that it changes. */
  readonly changedIds: readonly string[]
}

/** The user's own catalogue files, and where they are. */
export interface OwnLists {
  /** Null where the catalogue is fixed: practice, or files that were named at the start. */
  readonly folder: string | null
  readonly files: readonly OwnFile[]
}
