import { type } from '@orpc/contract'
import { z } from 'zod'
import type { BlockRow, Offer } from '../domain/offer.ts'
import { procedure } from './errors.ts'
import { OfferFields } from './offer-fields.ts'

/** Blocks that were vetted, and the offers they came with. */
export const blocks = {
  list: procedure.output(type<readonly BlockRow[]>()),
  /** Puts blocks, named by their newest scans, into the archive or takes them out; answers all archived ones. */
  archive: procedure
    .input(z.strictObject({ scanIds: z.array(z.string().min(1).max(64)).max(10_000), archived: z.boolean() }))
    .output(type<readonly string[]>()),
  saveOffer: procedure
    .input(
      z.strictObject({
        block: z.string().min(1).max(100),
        offer: OfferFields,
      }),
    )
    .output(type<Offer>()),
}
