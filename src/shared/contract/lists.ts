import { eventIterator, type } from '@orpc/contract'
import { z } from 'zod'
import type { ProbeFinding } from '../domain/health.ts'
import type { Catalogue } from '../domain/removal.ts'
import { procedure } from './errors.ts'

/** The catalogue and the health of its lists. */
export const lists = {
  catalogue: procedure.output(type<Catalogue>()),
  check: procedure
    .input(z.strictObject({ listIds: z.array(z.string().max(64)).max(1000).optional() }))
    .output(eventIterator(type<ProbeFinding>())),
}
