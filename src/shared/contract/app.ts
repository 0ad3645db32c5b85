import { type } from '@orpc/contract'
import { procedure } from './errors.ts'

/** What is running behind the page. */
export interface About {
  readonly version: string
  readonly host: 'desktop' | 'web' | 'cli'
  /** True when everything shown is of the practice network. */
  readonly practice: boolean
  readonly catalogueVersion: string
  readonly lists: number
  /** Present in practice only: an offer mail to try, as text. */
  readonly practiceOffer: string | null
  /** Present in practice only: lines of a mail log with refusals to try, as text. */
  readonly practiceReplies: string | null
}

/** The application itself. */
export const app = {
  about: procedure.output(type<About>()),
}
