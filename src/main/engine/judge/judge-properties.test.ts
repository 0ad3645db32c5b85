import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { impacts } from '../../../shared/domain/impact.ts'
import { unknownCauses } from '../../../shared/domain/outcome.ts'
import { noSurroundings } from '../../../shared/domain/surroundings.ts'
import { buildEvidence, type ListStory, listedOn, numbers } from './evidence.test-support.ts'
import { judgeScan } from './judge-scan.ts'

const clean = (count: number): readonly ListStory[] =>
  numbers(1, count).map((n) => ({ list: { id: `clean${n}` } }))
const judge = (stories: readonly ListStory[], of: string) => judgeScan(buildEvidence(of, stories)).verdict

const arbitraryStories = fc.array(
  fc.record({
    impact: fc.constantFrom(...impacts),
    polarity: fc.constantFrom('block', 'block', 'block', 'allow', 'info'),
    granularity: fc.constantFrom('address', '/24', 'allocation', 'asn', 'mixed'),
    blockRequests: fc.constantFrom('yes', 'no', 'unknown'),
    listed: fc.dictionary(
      fc.nat(15).map(String),
      fc.record({
        codes: fc.subarray(['127.0.0.2', '127.0.0.3', '127.0.0.9'], { minLength: 1 }),
        text: fc.constantFrom([], ['SBL1001'], ['ticket 4711'], ['x']),
      }),
    ),
    cause: fc.constantFrom(...unknownCauses),
    unknown: fc.nat(8),
  }),
  { minLength: 1, maxLength: 6 },
)
type Arbitrary = typeof arbitraryStories extends fc.Arbitrary<infer Value> ? Value : never

/** A /27: targets 0–15 are listed or clear, 16 to at most 24 unknown. */
const storiesOf = (all: Arbitrary): readonly ListStory[] =>
  all.map(({ impact, polarity, granularity, blockRequests, listed, cause, unknown }, n) => ({
    list: {
      id: `l${n}`,
      operatorId: `op${n % 2}`,
      impact,
      polarity,
      granularity,
      codes: [
        { match: '127.0.0.3', means: 'Policy', policy: true },
        { match: '127.0.0.2', means: 'Origin', origin: 'l0' },
      ],
    },
    removal: { blockRequests },
    listed,
    ...(unknown > 0 ? { unknown: { cause, from: 16, to: 15 + unknown } } : {}),
  }))

test('the order of the evidence is no part of the judgement', () => {
  fc.assert(
    fc.property(arbitraryStories, fc.infiniteStream(fc.nat()), (all, random) => {
      const evidence = buildEvidence('203.0.113.0/27', storiesOf(all))
      const shuffle = <Item>(items: readonly Item[]): readonly Item[] =>
        items
          .map((item) => [random.next().value ?? 0, item] as const)
          .toSorted((a, b) => a[0] - b[0])
          .map(([, item]) => item)
      const shuffled = {
        ...evidence,
        lists: shuffle(evidence.lists),
        listings: shuffle(evidence.listings),
        notes: shuffle(evidence.notes),
        unknowns: shuffle(evidence.unknowns),
      }
      expect(judgeScan(shuffled)).toEqual(judgeScan(evidence))
    }),
    { numRuns: 200 },
  )
})

test('coverage is a share, reasons fall in weight, effort adds up, and each reason names what there is', () => {
  fc.assert(
    fc.property(arbitraryStories, (all) => {
      const { cases, verdict } = judgeScan(buildEvidence('203.0.113.0/27', storiesOf(all)))
      expect(verdict.coverage).toBeGreaterThanOrEqual(0)
      expect(verdict.coverage).toBeLessThanOrEqual(1)
      const weights = verdict.reasons.map(({ weight }) => weight)
      expect(weights).toEqual(weights.toSorted((a, b) => b - a))
      expect(weights.every((weight) => weight >= 0 && weight <= 1)).toBe(true)
      expect(verdict.reasons.length).toBeGreaterThan(0)
      const ids = new Set(cases.map(({ id }) => id))
      expect(ids.size).toBe(cases.length)
      const known = new Set(storiesOf(all).map(({ list }) => list.id))
      for (const { caseIds, listIds } of verdict.reasons) {
        expect(caseIds.every((id) => ids.has(id))).toBe(true)
        expect(listIds.every((id) => known.has(id))).toBe(true)
      }
      expect(verdict.effortHours[0]).toBeCloseTo(
        cases.reduce((sum, { effortHours }) => sum + effortHours[0], 0),
      )
      expect(verdict.effortHours[0]).toBeLessThanOrEqual(verdict.effortHours[1])
    }),
    { numRuns: 200 },
  )
})

test('an answer that turns unknown never raises coverage, and never turns a verdict into accept', () => {
  fc.assert(
    fc.property(arbitraryStories, fc.nat(5), (all, which) => {
      const known = judgeScan(
        buildEvidence('203.0.113.0/27', storiesOf(all.map((story) => ({ ...story, unknown: 0 })))),
      ).verdict
      const lost = all.map((story, n) => ({
        ...story,
        cause: 'timeout' as const,
        unknown: n === which % all.length ? 8 : 0,
      }))
      const less = judgeScan(buildEvidence('203.0.113.0/27', storiesOf(lost))).verdict
      expect(less.coverage).toBeLessThanOrEqual(known.coverage)
      expect(less.decision === 'accept' && known.decision !== 'accept').toBe(false)
    }),
    { numRuns: 200 },
  )
})

test('every listing of a block list stands in a case', () => {
  fc.assert(
    fc.property(arbitraryStories, (all) => {
      const evidence = buildEvidence('203.0.113.0/27', storiesOf(all))
      const { cases } = judgeScan(evidence)
      const inCases = new Set(cases.flatMap(({ ranges }) => ranges.flatMap(spread)))
      expect(inCases).toEqual(new Set(evidence.listings.map(({ address }) => address)))
    }),
    { numRuns: 200 },
  )
})

function spread(range: string): readonly string[] {
  const [first = 0, last = first] = range.split('-').map((address) => Number(address.split('.')[3]))
  return numbers(first, last).map((n) => `203.0.113.${n}`)
}

const worstLast = ['accept', 'conditional', 'inconclusive', 'reject'] as const
const badness = (stories: readonly ListStory[], of: string): number =>
  worstLast.indexOf(judge(stories, of).decision)

/** Some scattered targets, or the first so many, near the figures that rules turn on. */
const someTargets = fc.oneof(
  fc.uniqueArray(fc.nat(63), { maxLength: 64 }),
  fc.constantFrom(0, 3, 4, 7, 16, 17, 41, 50, 60, 61, 64).map((count) => [...numbers(0, count - 1)]),
)

/** Lists over a block of 64, with composites, aggregates and every way of asking; targets in `listed` are listed. */
const arbitraryLists = fc.array(
  fc.record({
    impact: fc.constantFrom(...impacts),
    granularity: fc.constantFrom('address', '/24', 'allocation', 'asn', 'mixed'),
    blockRequests: fc.constantFrom('yes', 'no', 'unknown'),
    method: fc.constantFrom('form', 'email', 'expiry'),
    hours: fc.constantFrom(0.1, 1, 3),
    reference: fc.boolean(),
    listed: someTargets,
  }),
  { minLength: 4, maxLength: 5 },
)
type Lists = typeof arbitraryLists extends fc.Arbitrary<infer Value> ? Value : never

const storiesOn = (all: Lists): readonly ListStory[] => [
  ...all.map(
    ({ impact, granularity, blockRequests, method, hours, reference, listed }, n): ListStory => ({
      list: {
        id: `l${n}`,
        impact,
        granularity,
        ...(n === 3 ? { combines: ['l0', 'l1'] } : {}),
        codes: [
          { match: '127.0.0.2', means: 'Spam' },
          { match: '127.0.0.3', means: 'Policy', policy: true },
        ],
      },
      removal: { blockRequests, method, effortHours: [hours, hours * 2] },
      listed: listedOn(listed, n === 4 ? '127.0.0.3' : '127.0.0.2', reference ? ['SBL1001'] : []),
    }),
  ),
  ...clean(6),
]

/** One list of medium impact from `from` to `to`, an hour a request, and one listing more: where cases merge. */
const edge = (
  granularity: 'mixed' | 'address',
  blockRequests: 'yes' | 'no',
  from: number,
  to: number,
  more: number,
): [Lists, number, number[]] => {
  const quiet = { impact: 'low', granularity: 'address', blockRequests: 'no', method: 'form' } as const
  const list = { ...quiet, hours: 1 as const, reference: false, listed: [] }
  const medium = {
    ...list,
    impact: 'medium' as const,
    granularity,
    blockRequests,
    listed: [...numbers(from, to)],
  }
  return [[medium, list, list, list], 0, [more]]
}

test('more listings never improve a verdict', () => {
  fc.assert(
    fc.property(
      arbitraryLists,
      fc.nat(4),
      fc.uniqueArray(fc.nat(63), { maxLength: 40 }),
      (all, which, more) => {
        const added = all.map((story, n) =>
          n === which % all.length ? { ...story, listed: [...new Set([...story.listed, ...more])] } : story,
        )
        const of = '203.0.113.0/26'
        expect(badness(storiesOn(added), of)).toBeGreaterThanOrEqual(badness(storiesOn(all), of))
      },
    ),
    { numRuns: 1500, examples: [edge('mixed', 'no', 0, 59, 60), edge('address', 'yes', 0, 62, 63)] },
  )
})

test('an answer "clear" that turns unknown never improves a verdict', () => {
  fc.assert(
    fc.property(arbitraryLists, fc.nat(10), fc.nat(31), (all, which, last) => {
      const of = '203.0.113.0/26'
      const upper = all.map((story) => ({ ...story, listed: story.listed.filter((target) => target >= 32) }))
      const stories = storiesOn(upper)
      const lost = stories.map((story, n) =>
        n === which % stories.length
          ? { ...story, unknown: { cause: 'timeout' as const, from: 0, to: last } }
          : story,
      )
      expect(badness(lost, of)).toBeGreaterThanOrEqual(badness(stories, of))
    }),
    { numRuns: 800 },
  )
})

test('surroundings that were looked at and calm are worth no less than surroundings not looked at', () => {
  fc.assert(
    fc.property(arbitraryLists, (all) => {
      const stories = storiesOn(all)
      const calm = judgeScan(buildEvidence('203.0.113.0/26', stories)).verdict
      const blind = judgeScan(buildEvidence('203.0.113.0/26', stories, {}, noSurroundings)).verdict
      expect(blind.decision).toBe(calm.decision)
      expect(blind.notExamined).toHaveLength(4)
    }),
    { numRuns: 100 },
  )
})
