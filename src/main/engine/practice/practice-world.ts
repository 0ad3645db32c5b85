import { z } from 'zod'
import { parseIpv4 } from '../../../shared/domain/address.ts'
import { type Block, formatBlock, parseBlock } from '../../../shared/domain/block.ts'

// Every message here completes the sentence "… must be <message>."

const LOOPBACK_NET = 127
const RFC_5782_TEST_CODE = '127.0.0.2'

const block = z.string('a block like 192.0.2.0/24').transform((text, context): Block => {
  const parsed = parseBlock(text)
  if (parsed.ok && parsed.notices.length === 0) return parsed.block
  const why = parsed.ok ? parsed.notices.join(' ') : parsed.problem
  context.addIssue({ code: 'custom', message: `a block like 192.0.2.0/24 (${why.replace(/\.$/, '')})` })
  return z.NEVER
})

const code = z
  .string('a return code like 127.0.0.2')
  .refine((text) => (parseIpv4(text) ?? 0) >>> 24 === LOOPBACK_NET, 'a return code like 127.0.0.2')

const codes = z.array(code, { error: 'a list of return codes like [127.0.0.2]' })
const text = z.string('a text').max(2000, 'a text of at most 2000 characters')

const entry = z.strictObject({
  /** Listed addresses. */
  at: z.union([block.transform((one) => [one]), z.array(block).min(1)], {
    error: 'a block, a range, or a list of them',
  }),
  /** Addresses of `at` that are not listed all the same. */
  except: z.array(block).default([]),
  /** Only each n-th address, counted from the start of each range. */
  every: z.int('a whole number').min(1, '1 or more').default(1),
  codes: codes.min(1, 'at least one return code'),
  /** TXT record; `$` stands for the listed address. None when left out. */
  text: text.optional(),
})

const zone = z.string().regex(/^([a-z0-9-]+\.)+(example|test)$/, 'a zone name under .example or .test')
const entries = z.array(entry).default([])
const testCodes = codes.default([RFC_5782_TEST_CODE])
const truthful = { entries, testCodes }

const list = z.discriminatedUnion(
  'character',
  [
    /** Says what its entries say. `testCodes` answer for 127.0.0.2; none = no test entry. */
    z.strictObject({ character: z.literal('truthful'), ...truthful }),
    /** Truthful, each answer `delayMs` late. */
    z.strictObject({ character: z.literal('slow'), delayMs: z.int().min(1).max(1500), ...truthful }),
    /** Truthful, but the first packet about each n-th address gets lost. */
    z.strictObject({ character: z.literal('lossy'), loses: z.int().min(2), ...truthful }),
    /** Truthful, and answers with records in them fit no UDP packet. */
    z.strictObject({ character: z.literal('truncating'), ...truthful }),
    /** One part of a composite: those codes of the zone `of`. */
    z.strictObject({ character: z.literal('part'), of: zone, codes: codes.min(1) }),
    /** Says yes to everything, as lapsed domains do. */
    z.strictObject({ character: z.literal('wildcard'), codes: codes.min(1), text: text.optional() }),
    /** Truthful for `quota` questions, then yes to every address, test points too. */
    z.strictObject({
      character: z.literal('flooding'),
      quota: z.int().min(0),
      codes: codes.min(1),
      text: text.optional(),
      ...truthful,
    }),
    /** Answers everything with a code that means "go away". */
    z.strictObject({ character: z.literal('refusing'), codes: codes.min(1), text: text.optional() }),
    /** Its servers are out of order: SERVFAIL. */
    z.strictObject({ character: z.literal('dead') }),
    /** Its domain was sold: every name leads to a web server. */
    z.strictObject({ character: z.literal('parked'), address: z.ipv4('an IPv4 address') }),
    /** Its domain is no more: NXDOMAIN. */
    z.strictObject({ character: z.literal('gone') }),
  ],
  { error: 'a list with a known character, like { character: truthful, entries: [] }' },
)

/** What the practice network consists of, as `practice-world.yaml` writes it down. */
export const PracticeWorld = z.strictObject({
  /** Time to live of every answer, seconds. */
  ttlSeconds: z.int('a whole number of seconds').min(0).max(86_400),
  /** Blocks to practise on, in canonical text. */
  blocks: z.array(block.transform(formatBlock)).min(1),
  /** By zone. */
  lists: z.record(zone, list),
  /** PTR names of the blocks; an address named nowhere has none. */
  reverse: z
    .array(
      z.strictObject({
        at: z.union([block.transform((one) => [one]), z.array(block).min(1)], {
          error: 'a block, a range, or a list of them',
        }),
        /** `#` stands for the last number of the address, `@` for the whole of it with dashes. */
        name: z.string().regex(/^[a-z0-9.#@-]+\.(example|test)$/, 'a name under .example or .test'),
        /** False for names that do not resolve back to the address. */
        leadsBack: z.boolean('true or false').default(true),
      }),
    )
    .default([]),
})

/** See `PracticeWorld` the schema. */
export type PracticeWorld = z.infer<typeof PracticeWorld>
/** One list of the world. */
export type PracticeList = z.infer<typeof list>
/** One group of listed addresses. */
export type PracticeEntry = z.infer<typeof entry>
