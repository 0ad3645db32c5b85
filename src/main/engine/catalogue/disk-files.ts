import { accessSync, constants, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { CatalogueFiles } from './catalogue-files.ts'

/** Catalogue files on this machine's disk. */
export const diskFiles: CatalogueFiles = {
  look(path) {
    const stat = statSync(path, { throwIfNoEntry: false })
    if (!stat) return { kind: 'missing' }
    if (stat.isFile()) return { kind: 'file', bytes: stat.size }
    return { kind: stat.isDirectory() ? 'folder' : 'other' }
  },
  list: (folder) => readdirSync(folder),
  read: (path) => readFileSync(path),
  join,
  seenFrom: (file, path) => resolve(dirname(file), path),
  stamp(path) {
    accessSync(path, constants.R_OK)
    return statSync(path).mtimeMs
  },
}
