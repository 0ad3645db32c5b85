import { z } from 'zod'
import { unknownCauses } from '../../../shared/domain/outcome.ts'

/** Largest scan that is read back: as many targets as the command line takes at most. */
const MOST_TARGETS = 16_777_216

const text = z.string().max(100_000)
const words = z.array(text)
const target = z.int().nonnegative().max(MOST_TARGETS)
const moment = z.string().max(40)

const counts = z.strictObject({
  checked: target,
  listed: target,
  clear: target,
  noted: target,
  unknown: target,
})

const code = z.looseObject({ match: text, means: text })

const list = z.looseObject({
  id: text,
  name: text,
  operatorId: text,
  operatorName: text,
  zone: text,
  families: z.array(z.union([z.literal(4), z.literal(6)])),
  polarity: z.enum(['block', 'allow', 'info']),
  impact: z.enum(['critical', 'high', 'medium', 'low', 'none']),
  granularity: text,
  zoneFiles: z.array(z.looseObject({ modifiedAt: moment })),
  codes: z.array(code),
})

const hours = z.tuple([z.number(), z.number()])

const removal = z.looseObject({
  id: text,
  method: z.enum(['form', 'email', 'portal', 'expiry', 'none']),
  whoMayAsk: z.enum(['user', 'provider', 'holder']),
  effortHours: hours,
  delayHours: hours.nullable(),
  needsFirst: words,
  unverified: words,
})

const listing = z.looseObject({
  address: text,
  target,
  listId: text,
  codes: words,
  text: words,
  question: text,
  server: text,
  observedAt: moment,
})

const finding = z.looseObject({
  listId: text,
  health: text,
  reason: text,
  marked: z.boolean(),
  probedAt: moment,
})

/**
 * The parts of a bundle that hold evidence, as far as their form must be known before they are judged. What a later
 * version adds is let through.
 */
export const evidenceParts = {
  'scan.json': z.looseObject({
    id: z.string().max(64),
    block: z.string().max(100),
    state: z.enum(['running', 'stopped', 'failed', 'finished']),
    targets: target,
    startedAt: moment,
    finishedAt: moment.nullable(),
    queriesSent: z.number(),
    ignoredResponses: z.number(),
    catalogueVersion: text,
    practice: z.boolean(),
    settings: z.looseObject({
      path: z.looseObject({ kind: z.enum(['system', 'resolver', 'direct']), servers: words }),
      timeoutMs: z.number(),
      retries: z.number(),
      granularity: z.int().min(1).max(128),
    }),
  }),
  'catalogue.json': z.array(
    z.strictObject({ list, removal: removal.nullable(), codeRemovals: z.array(removal) }),
  ),
  'lists.json': z.array(z.strictObject({ listId: text, medianAnswerMs: z.number().nullable(), counts })),
  'probes.json': z.array(
    z.strictObject({ listId: text, before: finding.nullable(), after: finding.nullable() }),
  ),
  'outcomes.json': z.array(
    z.strictObject({ listId: text, runs: z.array(z.tuple([z.string().max(40), target, target])) }),
  ),
  'listings.json': z.array(listing),
  'notes.json': z.array(listing),
  'unknowns.json': z.array(
    z.looseObject({ listId: text, cause: z.enum(unknownCauses), addresses: target, ranges: words }),
  ),
  'surroundings.json': z.looseObject({}),
  'recurrences.json': z.array(
    z.looseObject({
      listId: text,
      addresses: target,
      ranges: words,
      times: target,
      firstListedAt: moment,
      lastClearAt: moment,
    }),
  ),
  'corrections.json': z.array(z.looseObject({ operatorId: text })),
  'verdict.json': z.strictObject({
    verdict: z.looseObject({
      decision: z.enum(['accept', 'conditional', 'reject', 'inconclusive']),
      headline: text,
      rules: z.number(),
      coverage: z.number(),
      effortHours: hours,
      reasons: z.array(z.looseObject({ code: text, text })),
    }),
    cases: z.array(z.looseObject({ id: text })),
  }),
} as const

/** Name of a part with evidence. */
export type EvidencePart = keyof typeof evidenceParts

/** What each part holds, in words. */
export const partWords: Readonly<Record<EvidencePart, string>> = {
  'scan.json': 'the scan: block, path, settings, moments',
  'catalogue.json': 'the catalogue’s words on the lists and removals used',
  'lists.json': 'each list’s counts and answer time',
  'probes.json': 'each list’s probes before and after',
  'outcomes.json': 'the outcome of every check, as runs of neighbours',
  'listings.json': 'every listing of block lists, as it came in',
  'notes.json': 'every answer of allow and info lists',
  'unknowns.json': 'checks without an answer, by list and cause',
  'surroundings.json': 'netblocks, registry, routing, reverse DNS; null = not examined',
  'recurrences.json': 'listings that came back after an earlier scan had found them gone',
  'corrections.json': 'figures that the user put in place of the catalogue’s',
  'verdict.json': 'the verdict with its reasons, and the cases',
}
