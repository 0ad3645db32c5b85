import { type } from '@orpc/contract'
import { z } from 'zod'
import type { BlockRow, Offer } from '../domain/offer.ts'
import { procedure } from './errors.ts'

/** Blocks that were vetted, and the offers they came with. */
export const blocks = {
  list: procedure.output(type<readonly BlockRow[]>()),
  saveOffer: procedure
    .input(
      z.strictObject({
        block: z.string().min(1).max(100),
        offer: z.strictObject({
          provider: z.string().max(200),
          price: z.string().max(200),
          note: z.string().max(4000),
        }),
      }),
    )
    .output(type<Offer>()),
}
