import { z } from 'zod'
import { impacts } from '../../../shared/domain/impact.ts'
import { ADDRESS_PLACEHOLDER, needsKey } from '../../../shared/domain/list.ts'
import { zoneFileTypes } from '../../../shared/domain/zone-file.ts'
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

const flag = z.boolean('true or false')

/** Effect of a list on mail. */
export const impact = z
  .enum(impacts, { error: `one of ${impacts.join(', ')}` })
  .describe('Effect of a listing on mail delivery; critical and high: default in big filters')

const rule = z.strictObject(
  {
    match: codePattern.describe('127.0.0.2, 127.0.0.0/24, 127.0.0.5-127.0.0.7, 127.0.*.3 or "bitmask 4"'),
    means: line('words on what the code says', 300),
    impact: impact.optional(),
    reason: line('words on who acts on the code', 300)
      .describe('Who acts on this code, where that differs from the list')
      .optional(),
    policy: flag
      .describe('True for what follows from registration or reverse DNS, not from abuse')
      .optional(),
    origin: id.describe('Where the code comes from, when the zone is a composite').optional(),
    removal: id.describe('The way out, where it differs from the list').optional(),
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

/** A file of a list's data. */
export const zoneFile = z.strictObject(
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

const filterUse = z.strictObject(
  {
    filter: line('the name of a filter', 60),
    weight: line('words on the weight', 120)
      .describe('Points or effect by default, as the filter counts')
      .optional(),
  },
  { error: 'a use like { filter: SpamAssassin, weight: 2.7 of 5 points }' },
)

const step = z.strictObject(
  {
    prefix: z
      .int('a prefix length from 0 to 32')
      .min(0, 'a prefix length from 0 to 32')
      .max(32, 'a prefix length from 0 to 32'),
    entries: z.int('a number of entries, at least 1').min(1, 'a number of entries, at least 1'),
  },
  { error: 'a step like { prefix: 24, entries: 5 }' },
)

const escalation = z.strictObject(
  {
    from: id.describe('The list whose entries are counted'),
    to: id.describe('The list that then holds the allocation'),
    days: z.int('a number of days, at least 1').min(1, 'a number of days, at least 1'),
    steps: z
      .array(step, { error: 'a list of steps like [{ prefix: 24, entries: 5 }]' })
      .min(1, 'at least one step')
      .refine(
        (steps) => steps.every(({ prefix }, i) => i === 0 || prefix < (steps[i - 1]?.prefix ?? 0)),
        'steps from the longest prefix to the shortest, each prefix once',
      ),
  },
  { error: 'a rule like { from: example-1, to: example-2, days: 7, steps: [{ prefix: 24, entries: 5 }] }' },
)

const ratePerSecond = 'queries per second, more than 0 and at most 100000'
const perDay = 'a whole number of queries per day'

/** How a list may be asked, and where. */
export const askingFields = {
  servers: z.array(server, { error: 'a list like ["192.0.2.53:53"]' }).max(64).optional(),
  zoneFiles: z
    .array(zoneFile, { error: 'a list like [{ type: ip4set, path: bl.example.org.zone }]' })
    .min(1, 'at least one file')
    .max(64, 'at most 64 files')
    .optional(),
  rate: z.number(ratePerSecond).gt(0, ratePerSecond).max(100_000, ratePerSecond).optional(),
  dailyBudget: z.int(perDay).min(1, perDay).optional(),
}

/** Shape of one list in a catalogue file. */
export const ListEntry = z
  .strictObject(
    {
      id: id.describe('Stable: scans, exports and settings refer to it'),
      name: line('a name', 200).optional(),
      what: line('words on what is listed').describe('What gets an address listed, in our words').optional(),
      zone,
      families: families.describe('Only what the operator says it has data for').optional(),
      polarity: oneOf('block', 'allow', 'info').optional(),
      answers: oneOf('codes', 'text')
        .describe(
          'text: the zone answers TXT questions about routes only, so no address is checked against it',
        )
        .optional(),
      impact: impact.optional(),
      impactReason: line('words on who acts on the list').optional(),
      usedBy: z
        .array(filterUse, {
          error: 'a list of uses like [{ filter: SpamAssassin, weight: 2.7 of 5 points }]',
        })
        .max(20, 'at most 20 filters')
        .describe('Filters that ask the list by default')
        .optional(),
      granularity: oneOf('address', '/24', '/64', 'allocation', 'asn', 'mixed')
        .describe('What one entry covers')
        .optional(),
      escalation: escalation.describe('Entries of one list that put whole allocations on another').optional(),
      ...askingFields,
      status: oneOf('active', 'unverified', 'closed').optional(),
      checkedOn: isoDate.describe('Date of the newest evidence, as exact as it is known').optional(),
      testEntry: testEntry.describe('false: the list has no test entry').optional(),
      codes: rules.optional(),
      refusals: rules.describe('Answers that say "go away", not "listed"').optional(),
      access: access.optional(),
      combines: z
        .array(id, { error: 'a list of list ids' })
        .max(50)
        .describe('Lists that this zone holds')
        .optional(),
      removal: id.optional(),
      lookupUrl: webUrl.describe('Page that shows one address; {ip} is replaced').optional(),
      unverified: z
        .array(oneOf('lookupUrl'), { error: 'a list of lookupUrl' })
        .describe('Fields that were not seen at a source; shown as unverified')
        .optional(),
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
    if (entry.zone.includes(ADDRESS_PLACEHOLDER) && !needsKey(entry)) {
      const message = 'a zone name without {address}, which only follows a {key}'
      context.addIssue({ code: 'custom', path: ['zone'], message })
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

/** See `ListEntry` the schema. */
export type ListEntry = z.infer<typeof ListEntry>
/** One zone file as written in a file. */
export type ZoneFileEntry = z.infer<typeof zoneFile>
/** One rule for codes as written in a file. */
export type RuleEntry = z.infer<typeof rule>
