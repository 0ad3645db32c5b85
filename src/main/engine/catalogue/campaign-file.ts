import { z } from 'zod'
import { phaseGroups, registryNames } from '../../../shared/domain/campaign-facts.ts'
import { evidenceFact, hours, id, isoDate, line, oneOf, sources } from './catalogue-fields.ts'

const words = line('words on it')
const facts = z.array(evidenceFact, { error: 'a list of facts like [ip, causeFixed]' }).max(20)
const basis = oneOf('operator', 'third-party', 'estimate')
const count = z.int('a whole number').min(1, 'a whole number above zero').max(1000, 'at most 1000')
const prefixLength = z
  .int('a prefix length from 8 to 32')
  .min(8, 'a prefix length from 8 to 32')
  .max(32, 'a prefix length from 8 to 32')

const providerRequest = z
  .strictObject({
    id,
    registry: oneOf(...registryNames).nullable(),
    title: line('a title', 100),
    object: line("the registry's own words", 100),
    smallest: prefixLength.nullable(),
    smallestNote: words,
    gives: words,
    ask: z.strictObject({ en: words, de: words }),
    facts,
    delay: z.strictObject({ hours, note: words, basis }),
    note: words.optional(),
    unverified: z.array(oneOf('smallest', 'delay', 'ask')).optional(),
    sources,
  })
  .superRefine(({ ask, facts: known }, context) => {
    for (const language of ['en', 'de'] as const) {
      for (const [, place = ''] of ask[language].matchAll(/\{([^{}]*)\}/g)) {
        if (known.some((fact) => fact === place)) continue
        context.addIssue({
          code: 'custom',
          path: ['ask', language],
          message: `text whose places are among facts; {${place}} is not`,
        })
      }
    }
  })

/** Shape of the file of facts for clean-ups. An unknown key is an error at every depth. */
export const CampaignFile = z.strictObject(
  {
    phases: z.array(
      z.strictObject({
        id,
        title: line('a title', 60),
        what: words,
        of: oneOf(...phaseGroups).optional(),
        removals: z.array(id).max(100).optional(),
      }),
    ),
    requestPoints: z.array(
      z.strictObject({ id, what: words, facts: facts.optional(), sources: sources.optional() }),
    ),
    mistakes: z.array(z.strictObject({ what: words, sources: sources.optional() })),
    followUp: z.strictObject({
      recheckEveryHours: hours,
      cleanAnswers: count,
      cleanAnswersApartHours: count,
      reminders: z
        .array(z.strictObject({ afterWorkingDays: count, what: words }))
        .max(5, 'at most 5 reminders'),
      silentAfterDays: count,
      expiryLookAfterHours: count,
      relisted: words,
      portals: words,
      basis,
    }),
    times: z.array(z.strictObject({ id, hours, what: words })),
    effort: z.array(z.strictObject({ prefixLength, hours, what: words, basis })),
    checks: z.array(z.strictObject({ id, what: words })),
    senderRules: z.array(
      z.strictObject({
        party: id,
        what: words,
        since: isoDate.optional(),
        bulkFrom: z.int('a number of mails a day').min(1, 'a number of mails a day').optional(),
        unverified: z.boolean('true or false').optional(),
        sources: sources.optional(),
      }),
    ),
    providerRequests: z.array(providerRequest),
  },
  { error: 'a file with the keys phases, requestPoints, followUp, providerRequests and others' },
)

/** See `CampaignFile` the schema. */
export type CampaignFile = z.infer<typeof CampaignFile>
