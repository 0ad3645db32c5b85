import { z } from 'zod'
import { draftModes } from '../../../shared/domain/removal.ts'
import {
  confidence,
  evidenceFact,
  hours,
  id,
  line,
  mailAddress,
  oneOf,
  sources,
  webUrl,
} from './catalogue-fields.ts'

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
  'evidenceWanted',
  'paidOption',
)

const language = z.string('a language like en').regex(/^[a-z]{2}$/, 'a language like en')

/** One removal as written in a file. */
export const RemovalEntry = z
  .strictObject({
    id,
    method: oneOf('form', 'email', 'portal', 'expiry', 'none'),
    draftMode: oneOf(...draftModes).optional(),
    whoMayAsk: oneOf('user', 'provider', 'holder', 'recipient'),
    whoMayAskNote: line('words on who may ask').optional(),
    url: webUrl.optional(),
    email: mailAddress.optional(),
    languages: z.array(language, { error: 'a list of languages like [en, de]' }).max(10).optional(),
    blockRequests: oneOf('yes', 'no', 'unknown').optional(),
    blockRequestsNote: line('words on how a range is asked for').optional(),
    delay: z
      .strictObject({
        hours: hours.optional(),
        note: line('words on the delay').optional(),
        basis: oneOf('operator', 'third-party', 'estimate', 'unknown').optional(),
      })
      .optional(),
    expiry: z
      .strictObject({
        hours: hours.optional(),
        note: line('words on when an entry goes by itself').optional(),
      })
      .optional(),
    repeatPolicy: line('words on what happens to repeated listings').optional(),
    etiquette: line('words on how to ask').optional(),
    paidOption: line('words on what is sold').optional(),
    effort: z.strictObject({ hours, basis: line('words on where the figure comes from') }).optional(),
    needsFirst: z.array(id).max(20).optional(),
    evidenceWanted: z
      .array(evidenceFact, { error: 'a list of facts like [ip, causeFixed]' })
      .max(40)
      .optional(),
    unverified: z.array(removalField).max(20).optional(),
    confidence: confidence.optional(),
    sources: sources.optional(),
  })
  .superRefine(({ method, draftMode }, context) => {
    const complain = (message: string): void =>
      context.addIssue({ code: 'custom', path: ['draftMode'], message })
    if (draftMode === 'email' && method !== 'email') complain('left out, because method is not email')
    if (draftMode && draftMode !== 'none' && (method === 'expiry' || method === 'none'))
      complain('none, because there is nothing to send')
  })

/** See `RemovalEntry` the schema. */
export type RemovalEntry = z.infer<typeof RemovalEntry>
