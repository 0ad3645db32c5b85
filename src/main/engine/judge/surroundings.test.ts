import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { NetblockHit } from '../../../shared/domain/netblock-findings.ts'
import type { RegistryFindings } from '../../../shared/domain/registry-findings.ts'
import { noSurroundings, type Surroundings } from '../../../shared/domain/surroundings.ts'
import {
  buildEvidence,
  calmSurroundings,
  type ListStory,
  listedOn,
  numbers,
} from './evidence.test-support.ts'
import { judgeScan } from './judge-scan.ts'

const calm = calmSurroundings(256)
const clean: readonly ListStory[] = numbers(1, 9).map((n) => ({ list: { id: `clean${n}` } }))
const judge = (surroundings: Partial<Surroundings>, stories = clean, block = '203.0.113.0/24') =>
  judgeScan(buildEvidence(block, stories, {}, surroundings))
const codesOf = (surroundings: Partial<Surroundings>) =>
  judge(surroundings).verdict.reasons.map(({ code }) => code)

const hit = (change: Partial<NetblockHit>): NetblockHit => ({
  feedId: 'spamhaus-drop-v4',
  feedName: 'Spamhaus DROP',
  kind: 'netblock',
  entry: '203.0.112.0/20',
  relation: 'covers',
  addresses: 256,
  reference: null,
  text: null,
  impact: 'critical',
  feedDate: '2026-11-22T00:00:00.000Z',
  stale: false,
  counted: true,
  url: null,
  ...change,
})
const hits = (...all: Partial<NetblockHit>[]): Partial<Surroundings> => ({
  netblocks: { ...(calm.netblocks as NonNullable<Surroundings['netblocks']>), hits: all.map(hit) },
})
const registry = (change: Partial<RegistryFindings>): Partial<Surroundings> => ({
  registry: { ...(calm.registry as RegistryFindings), ...change },
})

test('with everything examined and calm, nothing is added and nothing is missing', () => {
  expect(judge({}).verdict).toMatchObject({ decision: 'accept', notExamined: [] })
  expect(codesOf({})).toEqual(['clean'])
})

test('a DROP entry rejects by itself, whatever its relation, and links to its case', () => {
  const { verdict, cases } = judge(hits({ reference: 'SBL4711' }))
  expect(verdict.decision).toBe('reject')
  expect(verdict.headline).toBe(
    'Do not take this block: Spamhaus DROP lists a range around this block under SBL4711: 203.0.112.0/20.',
  )
  expect(cases).toMatchObject([
    { kind: 'netblock', reference: 'SBL4711', addresses: 256, whoMayAsk: 'provider' },
  ])
  expect(verdict.reasons[0]).toMatchObject({ part: 'netblocks', caseIds: [cases[0]?.id] })
  expect(judge(hits({ relation: 'inside', entry: '203.0.113.8/29', addresses: 8 })).verdict.decision).toBe(
    'reject',
  )
})

test('an entry near the block, or one that repeats its origin, is told at most', () => {
  const near = hits({ relation: 'neighbour', entry: '203.0.114.0/24', addresses: 0 })
  expect(judge(near).verdict.decision).toBe('accept')
  expect(codesOf(near)).toContain('neighbourhood')
  expect(judge(hits({ counted: false })).verdict.decision).toBe('accept')
})

test('the record that a list answered with and the feed entry under the same number are one case', () => {
  const sbl: ListStory = {
    list: { id: 'sbl', impact: 'critical' },
    removal: { whoMayAsk: 'provider' },
    listed: listedOn(numbers(0, 255), '127.0.0.2', ['SBL4711']),
  }
  const { cases, verdict } = judge(hits({ reference: 'SBL4711' }), [sbl, ...clean])
  expect(cases).toMatchObject([{ kind: 'listing', reference: 'SBL4711' }])
  expect(verdict.reasons.find(({ code }) => code === 'drop-listing')?.caseIds).toEqual([cases[0]?.id])
})

test('lesser feeds make conditions, feeds of no impact and classifications make notes', () => {
  const decide = (change: Partial<NetblockHit>) => {
    const { decision, reasons } = judge(hits({ feedId: 'f', feedName: 'A feed', ...change })).verdict
    return [decision, reasons[0]?.code]
  }
  expect(decide({ impact: 'medium' })).toEqual(['conditional', 'feed-listing'])
  expect(decide({ kind: 'address', impact: 'high' })).toEqual(['conditional', 'feed-listing'])
  expect(decide({ kind: 'policy', impact: 'medium' })).toEqual(['conditional', 'feed-policy'])
  expect(decide({ impact: 'none' })[0]).toBe('accept')
  expect(decide({ kind: 'classification', impact: 'low' })[0]).toBe('accept')
  expect(decide({ kind: 'bogon', impact: 'low' })).toEqual(['reject', 'bogon-space'])
})

test('a stale feed says so in its reason', () => {
  expect(judge(hits({ stale: true })).verdict.reasons[0]?.text).toContain(
    'The copy of the feed is old, of 2026-11-22.',
  )
})

test('space that nobody holds rejects; a range reserved for documentation is vetted on purpose', () => {
  const reserved = registry({
    flags: [{ code: 'reserved', text: 'The registry has this space as reserved.' }],
  })
  // A range of no special purpose: those for documentation are reserved by nature, and vetted for practice.
  expect(judge(reserved, clean, '11.0.0.0/24').verdict).toMatchObject({
    decision: 'reject',
    headline: 'Do not take this block: The registry has this space as reserved.',
  })
  expect(judge(reserved).verdict.decision).toBe('accept')
})

test('that no registry knows a special-purpose range is no news', () => {
  const flags = [{ code: 'bogon', text: 'It is private.' }] as const
  const nowhere = registry({ source: 'none', state: 'not-registered', flags })
  const { verdict } = judge(nowhere, clean, '10.0.0.0/24')
  expect(verdict).toMatchObject({ decision: 'accept', notExamined: ['registry'] })
  expect(judge(nowhere, clean, '11.0.0.0/24').verdict.decision).toBe('reject')
})

test('each state of the registration has its rule; what to ask of the provider is a case', () => {
  const decide = (state: RegistryFindings['state'], askProvider: string | null = null) => {
    const { verdict, cases } = judge(registry({ state, explanation: 'It is so.', askProvider }))
    return [verdict.decision, verdict.reasons[0]?.code, cases.length]
  }
  expect(decide('reassigned-to-buyer')).toEqual(['accept', 'clean', 0])
  expect(decide('reassigned-to-other', 'Ask for a letter of the holder.')).toEqual([
    'conditional',
    'registered-to-other',
    1,
  ])
  expect(decide('not-reassigned', 'Ask for a reassignment')).toEqual(['conditional', 'unregistered', 1])
  expect(decide('unknown')).toEqual(['accept', 'clean', 0])
  expect(decide('not-individually-registered')[0]).toBe('accept')
  const asked = judge(registry({ state: 'not-reassigned', askProvider: 'Ask for it' }))
  expect(asked.verdict.reasons[0]?.text).toContain('Ask the provider to register it to you.')
  expect(asked.cases[0]).toMatchObject({ kind: 'registry', whoMayAsk: 'provider', delayHours: [24, 168] })
})

test('missing names make conditions and a case; policy listings wait for it', () => {
  const reverseDns = {
    ...(calm.reverseDns as NonNullable<Surroundings['reverseDns']>),
    counts: { confirmed: 0, unconfirmed: 0, missing: 256, unknown: 0 },
  }
  const pbl: ListStory = {
    list: {
      id: 'pbl',
      codes: [{ match: '127.0.0.2', means: 'Dynamic', policy: true }],
      granularity: 'mixed',
    },
    removal: { delayHours: [1, 24] },
    listed: listedOn(numbers(0, 255)),
  }
  const { verdict, cases } = judge({ reverseDns }, [pbl, ...clean])
  expect(verdict.decision).toBe('conditional')
  expect(verdict.reasons.map(({ code }) => code)).toContain('no-ptr')
  const names = cases.find(({ kind }) => kind === 'reverse-dns')
  const policy = cases.find(({ listId }) => listId === 'pbl')
  expect(policy?.needsFirst).toEqual([names?.id])
  expect(verdict.calendar).toMatchObject({ days: [1, 4], path: [names?.id, policy?.id] })
})

test('routing: an unauthorised announcement and listed networks', () => {
  const routing = calm.routing as NonNullable<Surroundings['routing']>
  const listed = (feedId: string) => ({
    routing: {
      ...routing,
      asListings: [{ feedId, feedName: 'A list', asn: 64_500, text: null, feedDate: '2026-11-22' }],
    },
  })
  expect(judge({ routing: { ...routing, rpki: 'invalid' } }).verdict).toMatchObject({
    decision: 'conditional',
    reasons: [{ code: 'rpki-invalid', part: 'routing' }],
  })
  expect(judge(listed('spamhaus-asndrop')).verdict.decision).toBe('reject')
  expect(judge(listed('other')).verdict.decision).toBe('conditional')
  expect(judge({ routing: { ...routing, announced: false, origins: [] } }).verdict.decision).toBe('accept')
})

test('what was not examined is said and never held for good', () => {
  const { verdict } = judge(noSurroundings)
  expect(verdict.notExamined).toEqual(['netblocks', 'registry', 'routing', 'reverseDns'])
  expect(verdict.headline).toMatch(/Not examined: netblock feeds, the registry, routing and reverse DNS\.$/)
  const failed = registry({ source: 'none', state: 'unknown', failure: 'No server answered.' })
  expect(judge(failed).verdict.notExamined).toEqual(['registry'])
})

test('words of strangers come cleaned into reasons', () => {
  const { verdict } = judge(
    hits({ feedName: '\u001b[31mX', reference: '<b>\u0007', entry: '203.0.112.0/20\n' }),
  )
  // oxlint-disable-next-line no-control-regex
  expect(verdict.headline).not.toMatch(/[\u0000-\u001f]/)
})

test('a letter that speaks for nothing is a case that nobody waits for', () => {
  const asked = registry({ state: 'reassigned-to-seller', askProvider: 'Change it to our name?' })
  const { verdict, cases } = judge(asked)
  expect(verdict).toMatchObject({ decision: 'accept', calendar: { days: [0, 0] } })
  expect(cases).toMatchObject([{ kind: 'registry', severity: 'low' }])
})

test('a feed that could not be read is named beside those that were', () => {
  const netblocks = calm.netblocks as NonNullable<Surroundings['netblocks']>
  const unread = [{ feedId: 'drop', feedName: 'Spamhaus DROP', reason: 'No copy is at hand.' }]
  const { verdict } = judge({ netblocks: { ...netblocks, unread } })
  expect(verdict.decision).toBe('accept')
  expect(verdict.reasons.at(-1)?.text).toMatch(/^Not examined: 1 netblock feed \(Spamhaus DROP\)\./)
})

test('the order of what was found around a block is no part of the judgement', () => {
  const one = fc.record({
    feedId: fc.constantFrom('a-v4', 'b', 'c'),
    kind: fc.constantFrom('netblock', 'address', 'policy', 'bogon', 'classification'),
    relation: fc.constantFrom('equals', 'covers', 'inside', 'overlaps', 'neighbour'),
    impact: fc.constantFrom('critical', 'high', 'medium', 'low', 'none'),
    entry: fc.constantFrom('203.0.112.0/20', '203.0.113.0/24', '203.0.113.64/26', '203.0.113.9'),
    reference: fc.constantFrom(null, 'SBL1', 'SBL2'),
    counted: fc.boolean(),
    stale: fc.boolean(),
  } as const)
  const fixed = (found: Partial<NetblockHit>): Partial<NetblockHit> => ({
    ...found,
    feedName: `Feed ${found.feedId}`,
  })
  fc.assert(
    fc.property(fc.array(one, { maxLength: 6 }), (all) => {
      const found = all.map(fixed)
      expect(judge(hits(...found.toReversed()))).toEqual(judge(hits(...found)))
    }),
    { numRuns: 1000 },
  )
})

test('a route that nothing is known to authorise or forbid is told', () => {
  const routing = calm.routing as NonNullable<Surroundings['routing']>
  const text = (rpki: 'unknown' | 'not-found') =>
    judge({ routing: { ...routing, rpki } }).verdict.reasons.at(-1)?.text
  expect(text('unknown')).toMatch(/^Not examined: route origin validation \(RPKI\)\./)
  expect(text('not-found')).not.toContain('RPKI')
})

test('old copies of feeds and names without an answer are told, though nothing was found in the rest', () => {
  const netblocks = calm.netblocks as NonNullable<Surroundings['netblocks']>
  const feeds = netblocks.feeds.map((feed) => ({ ...feed, stale: true, staleReason: 'It is of last year.' }))
  const reverseDns = {
    ...(calm.reverseDns as NonNullable<Surroundings['reverseDns']>),
    counts: { confirmed: 56, unconfirmed: 0, missing: 0, unknown: 200 },
  }
  const { verdict } = judge({ netblocks: { ...netblocks, feeds }, reverseDns })
  expect(verdict.reasons.at(-1)?.text).toBe(
    'Not examined: a current copy of 1 netblock feed (Calm feed); reverse DNS of 200 of 256 addresses. That speaks neither for nor against the block.',
  )
})
