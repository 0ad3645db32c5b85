import { z } from 'zod'
import { bounceCauses } from '../../../shared/domain/bounce-knowledge.ts'
import { bouncePattern, confidence, hostName, id, line, oneOf, sources, webUrl } from './catalogue-fields.ts'

const refersTo = z.array(id, { error: 'a list of ids of operators, lists or removals' }).max(10)
const means = line('words on what the text says', 300)

const rule = {
  cause: oneOf(...bounceCauses).optional(),
  means: means.optional(),
  weak: z.boolean('true or false').optional(),
  refersTo: refersTo.optional(),
  removal: id.optional(),
}

// A bare text is a fragment that only points to the party.
const fragment = z.union(
  [bouncePattern.transform((text) => ({ text })), z.strictObject({ text: bouncePattern, ...rule })],
  { error: 'words of a rejection, or { text: words, means: what they say }' },
)

const code = z
  .strictObject({
    pattern: bouncePattern,
    ...rule,
    bits: z
      .array(z.strictObject({ means, refersTo: refersTo.optional() }))
      .max(16, 'at most 16 digits')
      .optional(),
  })
  .refine(({ pattern, bits }) => pattern.includes('{bits}') === (bits !== undefined), {
    path: ['bits'],
    error: 'the meaning of each digit, last digit first, for a pattern with {bits} and no other',
  })

/** How a party is recognised in rejections, as written in a file. */
export const BouncesEntry = z.strictObject({
  recipientDomains: z.array(hostName, { error: 'a list of domains' }).max(100).optional(),
  mxHosts: z.array(hostName, { error: 'a list of host names' }).max(50).optional(),
  lookupUrl: webUrl.optional(),
  removal: id.optional(),
  cause: oneOf(...bounceCauses).optional(),
  fragments: z.array(fragment, { error: 'a list of fragments' }).max(200).optional(),
  codes: z.array(code, { error: 'a list of codes' }).max(200).optional(),
  unverified: z.array(oneOf('recipientDomains', 'mxHosts', 'lookupUrl', 'fragments', 'codes')).optional(),
  confidence: confidence.optional(),
  sources: sources.optional(),
})

/** See `BouncesEntry` the schema. */
export type BouncesEntry = z.infer<typeof BouncesEntry>
