import { z } from 'zod'
import { feedFormats } from '../../../shared/domain/feed.ts'
import { impacts } from '../../../shared/domain/impact.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'

// Every message here completes the sentence "… is <value>; it must be <message>."

const oneOf = <const T extends readonly [string, ...string[]]>(...words: T) =>
  z.enum(words, { error: `one of ${words.join(', ')}` })

const line = (expected: string, max = 600) => {
  const message = `${expected}, 1 to ${max} characters without control characters`
  return z
    .string(message)
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .refine((text) => text !== '' && cleanStrangerText(text, max) === text, message)
}

const id = z
  .string('an id like example-drop')
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'an id of small letters, digits and "-", at most 64')

const isWeb = (text: string): boolean => {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.host !== '' && !/[\s<>"]/.test(text)
}
const webUrl = z.string('a web address').refine(isWeb, 'an address that starts with https:// or http://')
const hours = z.number('a number of hours').min(0.1, 'at least 0.1').max(100_000, 'at most 100000')
const flag = z.boolean('true or false')

const licence = z.strictObject(
  {
    name: line('the name of the terms', 200),
    commercial: oneOf('yes', 'no', 'unclear'),
    attribution: line('what to show beside results', 300).optional(),
    note: line('words on the terms').optional(),
  },
  { error: 'like { name: CC0, commercial: yes }' },
)

const source = z.strictObject({
  what: line('words on what was read there'),
  ref: line('a URL or a repository path'),
})

const feed = z
  .strictObject({
    id,
    name: line('a name', 120),
    what: line('words on what an entry means'),
    kind: oneOf(
      'netblock',
      'address',
      'policy',
      'bogon',
      'asn',
      'classification',
      'routing',
      'registry',
      'geo',
    ),
    families: z
      .array(z.union([z.literal(4), z.literal(6)], { error: '4 or 6' }), { error: 'a list like [4, 6]' })
      .max(2, 'at most [4, 6]'),
    format: z.enum(feedFormats, { error: `one of ${feedFormats.join(', ')}` }),
    extension: z.string('a file ending like txt').regex(/^[a-z0-9]{1,10}$/, 'a file ending like txt'),
    urls: z.array(webUrl, { error: 'a list of web addresses' }).max(12, 'at most 12 addresses').default([]),
    access: oneOf('download', 'key', 'api', 'dns', 'rsync').default('download'),
    impact: z.enum(impacts, { error: `one of ${impacts.join(', ')}` }),
    impactReason: line('words on who acts on it').optional(),
    intervalHours: hours.nullable(),
    minIntervalHours: hours,
    licence,
    optIn: line('why it is fetched only when named').optional(),
    status: oneOf('active', 'degraded', 'deprecated', 'closed').default('active'),
    statusNote: line('words on the status').optional(),
    aggregateOf: z.array(line('a feed', 64), { error: 'a list of feeds' }).max(40).default([]),
    lists: z.array(line('a list', 64), { error: 'a list of DNSBL ids' }).max(10).default([]),
    mayBeEmpty: flag.default(false),
    removal: line('who can have an entry removed, and how').optional(),
    entryUrl: line('a web address with {reference} or {address}', 300).optional(),
    confidence: oneOf('high', 'medium', 'low', 'unverified'),
    unverified: z.array(line('the name of a fact', 60)).max(20).default([]),
    sources: z.array(source).max(20, 'at most 20 sources').default([]),
  })
  .refine(
    (entry) => entry.licence.commercial !== 'no' || entry.optIn !== undefined || entry.access !== 'download',
    {
      path: ['optIn'],
      error: 'given, because the licence rules commercial use out',
    },
  )

/** One file of resources/feeds: a publisher and its feeds. */
export const FeedFile = z.strictObject(
  {
    publisher: z.strictObject(
      { name: line('a name', 120), url: webUrl },
      { error: 'like { name: …, url: … }' },
    ),
    feeds: z
      .array(feed, { error: 'a list of feeds' })
      .min(1, 'one feed at least')
      .max(100, 'at most 100 feeds'),
  },
  { error: 'a map with the keys publisher and feeds' },
)

/** See `FeedFile` the schema. */
export type FeedFile = z.infer<typeof FeedFile>
