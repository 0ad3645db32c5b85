import { join } from 'node:path'
import type { Catalogue } from '../../../shared/domain/removal.ts'
import { loadCatalogue } from './load-catalogue.ts'

/** The folder of the shipped catalogue. */
export const shippedFolder = join(import.meta.dirname, '../../../../resources/catalogue')

/** The shipped catalogue; throws what is wrong with it. */
export function shippedCatalogue(): Catalogue {
  const loaded = loadCatalogue({ paths: [shippedFolder], custom: false })
  if (!loaded.ok) throw new Error(loaded.problems.join('\n'))
  return loaded.catalogue
}
