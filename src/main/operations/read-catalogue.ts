import type { Catalogue } from '../../shared/domain/removal.ts'
import type { Context } from './context.ts'

/** The catalogue in use. */
export const readCatalogue = (context: Context): Catalogue => context.catalogue
