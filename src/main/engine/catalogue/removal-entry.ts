import { z } from 'zod'
import { confidence, hours, id, line, mailAddress, oneOf, sources, webUrl } from './catalogue-fields.ts'

const removalField = oneOf(
  'method',
  'whoMayAsk',
  'url',
  'email',
  'blockRequests',
  'delay',
  'expiry',
  'repeatPolicy',
  'etiquette',
)

/** One removal as written in a file. */
export const RemovalEntry = z.strictObject({
  id,
  method: oneOf('form', 'email', 'portal', 'expiry', 'none'),
  whoMayAsk: oneOf('user', 'provider', 'holder'),
  whoMayAskNote: line('words on who may ask').optional(),
  url: webUrl.optional(),
  email: mailAddress.optional(),
  blockRequests: oneOf('yes', 'no', 'unknown').optional(),
  delay: z
    .strictObject({
      hours: hours.optional(),
      note: line('words on the delay').optional(),
      basis: oneOf('operator', 'third-party', 'estimate', 'unknown').optional(),
    })
    .optional(),
  expiry: z
    .strictObject({ hours: hours.optional(), note: line('words on when an entry goes by itself').optional() })
    .optional(),
  repeatPolicy: line('words on what happens to repeated listings').optional(),
  etiquette: line('words on how to ask').optional(),
  effort: z.strictObject({ hours, basis: line('words on where the figure comes from') }).optional(),
  needsFirst: z.array(id).max(20).optional(),
  evidenceWanted: z.array(line('the name of a fact', 60)).max(40).optional(),
  unverified: z.array(removalField).max(20).optional(),
  confidence: confidence.optional(),
  sources: sources.optional(),
})

/** See `RemovalEntry` the schema. */
export type RemovalEntry = z.infer<typeof RemovalEntry>
