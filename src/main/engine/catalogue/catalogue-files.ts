/** What stands at a path. */
export type PathKind =
  | { readonly kind: 'missing' }
  | { readonly kind: 'file'; readonly bytes: number }
  | { readonly kind: 'folder' }
  /** A device, a pipe, a socket: not read. */
  | { readonly kind: 'other' }

/** How the loader reaches files, so that tests need no disk. `list` and `read` throw what the system throws. */
export interface CatalogueFiles {
  readonly look: (path: string) => PathKind
  /** Names in a folder, in any order. */
  readonly list: (folder: string) => readonly string[]
  readonly read: (path: string) => Uint8Array
  readonly join: (folder: string, name: string) => string
  /** A path that stands in a file, seen from that file's folder; an absolute one as it is. */
  readonly seenFrom: (file: string, path: string) => string
  /** When a file was last written, ms since 1970; throws what the system throws when it cannot be read. */
  readonly stamp: (path: string) => number
}
