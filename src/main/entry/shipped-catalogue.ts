import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { Catalogue } from '../../shared/domain/removal.ts'
import { loadCatalogue } from '../engine/catalogue/load-catalogue.ts'

/**
 * The shipped catalogue: as the build compiled it, or read from its files where there is no build or a file is newer.
 * Throws `catalogue` when it is broken.
 */
export function readShippedCatalogue(root: string): Catalogue {
  const folder = path.join(root, 'resources', 'catalogue')
  const compiled = path.join(root, 'out', 'catalogue.json')
  if (isNewerThanAll(compiled, folder)) return JSON.parse(readFileSync(compiled, 'utf8')) as Catalogue
  const loaded = loadCatalogue({ paths: [folder], custom: false })
  if (loaded.ok) return loaded.catalogue
  throw new OperationError('catalogue', loaded.problems.join(' '))
}

function isNewerThanAll(file: string, folder: string): boolean {
  const made = statSync(file, { throwIfNoEntry: false })?.mtimeMs
  if (made === undefined) return false
  const newest = [folder, ...readdirSync(folder).map((name) => path.join(folder, name))]
  return newest.every((source) => statSync(source).mtimeMs <= made)
}
