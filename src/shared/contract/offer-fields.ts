import { z } from 'zod'

/** What may be noted of an offer; see `Offer`. */
export const OfferFields = z.strictObject({
  provider: z.string().max(200),
  price: z.string().max(200),
  country: z.string().regex(/^(?:[A-Z]{2})?$/, 'two capital letters, like DE, or nothing'),
  note: z.string().max(4000),
})
