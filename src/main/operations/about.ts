import type { About } from '../../shared/contract/app.ts'
import type { Context } from './context.ts'

/** What is running. */
export function about(context: Context): About {
  const { version, host, practice, practiceOffer, practiceReplies, catalogue } = context
  return {
    version,
    host,
    practice,
    practiceOffer,
    practiceReplies,
    catalogueVersion: catalogue.version,
    lists: catalogue.lists.length,
  }
}
