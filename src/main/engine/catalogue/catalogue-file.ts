import { z } from 'zod'
import { impacts } from '../../../shared/domain/impact.ts'
import { needsKey } from '../../../shared/domain/list.ts'
import { operatorKinds } from '../../../shared/domain/removal.ts'
import { zoneFileTypes } from '../../../shared/domain/zone-file.ts'
import { BouncesEntry } from './bounces-entry.ts'
import {
  codePattern,
  confidence,
  id,
  isoDate,
  line,
  oneOf,
  server,
  sources,
  testPoint,
  webUrl,
  zone,
} from './catalogue-fields.ts'
import { RemovalEntry } from './removal-entry.ts'

const MAX_LISTS = 2000

const flag = z.boolean('true or false')

const rule = z.strictObject(
  {
    match: codePattern,
    means: line('words on what the code says', 300),
    impact: z.enum(impacts, { error: `one of ${impacts.join(', ')}` }).optional(),
    policy: flag.optional(),
    origin: id.optional(),
    removal: id.optional(),
  },
  { error: 'a rule like { match: 127.0.0.2, means: Spam source }' },
)
const rules = z
  .array(rule, { error: 'a list of rules like [{ match: 127.0.0.2, means: Spam source }]' })
  .max(300)

// `testEntry: false` says that the list has no entry to test with.
const testEntry = z.preprocess(
  (value) => (value === false ? { listed: null, listed6: null } : value),
  z.strictObject(
    {
      listed: testPoint.nullable().optional(),
      unlisted: testPoint.nullable().optional(),
      listed6: testPoint.nullable().optional(),
      unlisted6: testPoint.nullable().optional(),
      neverListed: z.array(testPoint).max(8, 'at most 8 addresses').optional(),
    },
    { error: 'false, or { listed: 127.0.0.2, unlisted: 127.0.0.1 }' },
  ),
)

const families = z
  .array(z.union([z.literal(4), z.literal(6)], { error: '4 or 6' }), { error: '[4], [6] or [4, 6]' })
  .min(1, '[4], [6] or [4, 6]')
  .refine((all) => new Set(all).size === all.length, '[4], [6] or [4, 6]')

const zoneFile = z.strictObject(
  {
    type: oneOf(...zoneFileTypes),
    path: line('the path of a file in rbldnsd format'),
  },
  { error: 'a file like { type: ip4set, path: bl.example.org.zone }' },
)

const access = z.strictObject({
  kind: oneOf('open', 'registration', 'key', 'paid').optional(),
  note: line('words on the terms').optional(),
  optIn: line('words on why the list is asked only after the user agrees').optional(),
})

const list = z
  .strictObject(
    {
      id,
      name: line('a name', 200).optional(),
      what: line('words on what is listed').optional(),
      zone,
      families: families.optional(),
      polarity: oneOf('block', 'allow', 'info').optional(),
      impact: z.enum(impacts, { error: `one of ${impacts.join(', ')}` }).optional(),
      impactReason: line('words on who acts on the list').optional(),
      granularity: oneOf('address', '/24', '/64', 'allocation', 'asn', 'mixed').optional(),
      servers: z.array(server, { error: 'a list like ["192.0.2.53:53"]' }).max(64).optional(),
      zoneFiles: z
        .array(zoneFile, { error: 'a list like [{ type: ip4set, path: bl.example.org.zone }]' })
        .min(1, 'at least one file')
        .max(64, 'at most 64 files')
        .optional(),
      rate: z
        .number('queries per second, more than 0 and at most 100000')
        .gt(0, 'queries per second, more than 0 and at most 100000')
        .max(100_000, 'queries per second, more than 0 and at most 100000')
        .optional(),
      dailyBudget: z
        .int('a whole number of queries per day')
        .min(1, 'a whole number of queries per day')
        .optional(),
      status: oneOf('active', 'unverified', 'closed').optional(),
      checkedOn: isoDate.optional(),
      testEntry: testEntry.optional(),
      codes: rules.optional(),
      refusals: rules.optional(),
      access: access.optional(),
      combines: z.array(id, { error: 'a list of list ids' }).max(50).optional(),
      removal: id.optional(),
      lookupUrl: webUrl.optional(),
      presets: z.array(oneOf('quick', 'mail'), { error: 'a list of quick and mail' }).optional(),
      confidence: confidence.optional(),
      sources: sources.optional(),
    },
    { error: 'a list with at least an id and a zone' },
  )
  .superRefine((entry, context) => {
    const message = "key, because the zone's name holds {key}"
    if (needsKey(entry) && entry.access?.kind !== 'key') {
      context.addIssue({ code: 'custom', path: ['access', 'kind'], message })
    }
    if (entry.zoneFiles && entry.servers) {
      const message = 'left out, because the data are read from zoneFiles'
      context.addIssue({ code: 'custom', path: ['servers'], message })
    }
    if (entry.families?.includes(4) === false) return
    for (const point of ['listed', 'unlisted'] as const) {
      if (!entry.testEntry?.[point]?.includes(':')) continue
      context.addIssue({
        code: 'custom',
        path: ['testEntry', point],
        message: `an IPv4 address; the IPv6 one is ${point}6`,
      })
    }
  })

/** Shape of one catalogue file. An unknown key is an error at every depth. */
export const CatalogueFile = z
  .strictObject(
    {
      operator: z
        .strictObject(
          {
            id,
            name: line('a name', 200).optional(),
            url: webUrl.optional(),
            kind: oneOf(...operatorKinds).optional(),
            aliases: z.array(line('an id or a name', 100)).max(30).optional(),
          },
          { error: 'an operator like { id: example, name: Example Blocklist }' },
        )
        .default({ id: 'own', name: 'Own lists' }),
      lists: z
        .array(list, { error: 'a list of lists, each with an id and a zone' })
        .min(1, 'at least one list')
        .max(MAX_LISTS, `at most ${MAX_LISTS} lists`)
        .optional(),
      removals: z.array(RemovalEntry, { error: 'a list of removals' }).max(200).optional(),
      bounces: BouncesEntry.optional(),
    },
    { error: 'a file with the key lists, and as a rule operator' },
  )
  // A party without lists has its removals or its bounces to tell of.
  .refine(({ lists, removals, bounces }) => lists ?? removals ?? bounces, {
    path: ['lists'],
    error: 'a list of lists, each with an id and a zone',
  })

/** See `CatalogueFile` the schema. */
export type CatalogueFile = z.infer<typeof CatalogueFile>
/** One list as written in a file. */
export type ListEntry = z.infer<typeof list>
/** One zone file as written in a file. */
export type ZoneFileEntry = z.infer<typeof zoneFile>
/** One rule for codes as written in a file. */
export type RuleEntry = z.infer<typeof rule>
