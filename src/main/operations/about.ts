import type { About } from '../../shared/contract/app.ts'
import type { Context } from './context.ts'

/** What is running. */
export function about(context: Context): About {
  const { version, host, practice, practiceOffer, catalogue } = context
  return {
    version,
    host,
    practice,
    practiceOffer,
    catalogueVersion: catalogue.version,
    lists: catalogue.lists.length,
  }
}
