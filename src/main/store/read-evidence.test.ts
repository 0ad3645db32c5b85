import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ListHealth } from '../../shared/domain/health.ts'
import { CLEAR, LISTED, NOTED, PENDING, unknownState } from '../../shared/domain/outcome.ts'
import { OutcomeMap } from '../../shared/domain/outcome-map.ts'
import type { BatchProbe } from './commit-batch.ts'
import { failureOf, ME, storeWithScan, testBatch, testFinding, testListing } from './store.test-support.ts'

/** One chunk that holds these states from target 0 on; the rest of 256 in `rest`. */
function states(listId: string, first: readonly number[], rest: number, count = 256) {
  const map = new OutcomeMap(count)
  for (let target = 0; target < count; target++) map.set(target, first[target] ?? rest)
  return { listId, chunk: 0, states: map.bytes }
}

test('totals are counted from the maps; causes come with their ranges', () => {
  const { store, scan } = storeWithScan(['a', 'allow'])
  const [timeout, servfail] = [unknownState('timeout'), unknownState('servfail')]
  store.commitBatch(
    scan.id,
    testBatch({
      chunks: [
        states('a', [LISTED, timeout, timeout, servfail, LISTED, timeout], CLEAR),
        states('allow', [NOTED, NOTED, NOTED], CLEAR),
      ],
      listings: [testListing('a', 4), testListing('a', 0)],
      notes: [0, 1, 2].map((target) => testListing('allow', target)),
    }),
  )
  const evidence = store.readEvidence(scan.id)
  expect(evidence.scan).toEqual(store.scans.get(scan.id))
  expect(evidence.lists.map(({ list, counts }) => [list.id, counts])).toEqual([
    ['a', { checked: 256, listed: 2, clear: 250, noted: 0, unknown: 4 }],
    ['allow', { checked: 256, listed: 0, clear: 253, noted: 3, unknown: 0 }],
  ])
  expect(evidence.unknowns).toEqual([
    {
      listId: 'a',
      cause: 'timeout',
      health: null,
      addresses: 3,
      ranges: ['203.0.113.1-203.0.113.2', '203.0.113.5'],
    },
    { listId: 'a', cause: 'servfail', health: null, addresses: 1, ranges: ['203.0.113.3'] },
  ])
  expect(evidence.listings.map(({ target }) => target)).toEqual([0, 4])
  expect(evidence.notes).toHaveLength(3)
  expect(evidence.listedAddresses).toBe(2)
})

test('what was not asked is unknown, never clear', () => {
  const { store, scan } = storeWithScan(['a', 'b'])
  const cancelled = unknownState('cancelled')
  store.commitBatch(scan.id, testBatch({ chunks: [states('a', [CLEAR, PENDING, cancelled], PENDING)] }))
  const { lists, unknowns } = store.readEvidence(scan.id)
  expect(lists.map(({ counts }) => counts)).toEqual([
    { checked: 256, listed: 0, clear: 1, noted: 0, unknown: 255 },
    { checked: 256, listed: 0, clear: 0, noted: 0, unknown: 256 },
  ])
  expect(unknowns).toEqual([
    { listId: 'a', cause: 'cancelled', health: null, addresses: 255, ranges: ['203.0.113.1-203.0.113.255'] },
    { listId: 'b', cause: 'cancelled', health: null, addresses: 256, ranges: ['203.0.113.0-203.0.113.255'] },
  ])
  expect(store.outcomes.load(scan.id, 'a', 256).get(1)).toBe(PENDING)
})

test('an address on several block lists counts once; notes make no listed address', () => {
  const { store, scan } = storeWithScan(['a', 'b', 'allow'])
  const listings = [testListing('a', 1), testListing('b', 1), testListing('b', 9)]
  store.commitBatch(scan.id, testBatch({ listings, notes: [testListing('allow', 50)] }))
  expect(store.readEvidence(scan.id).listedAddresses).toBe(2)
})

test.each<[ListHealth, ListHealth | null, ListHealth]>([
  ['wildcard', null, 'wildcard'],
  ['refusing', 'unreachable', 'refusing'],
  ['healthy', 'unreachable', 'unreachable'],
  ['healthy', 'no-test-entry', 'no-test-entry'],
  ['no-test-entry', 'healthy', 'healthy'],
])('a list lost with health %s, then %s, shows %s', (before, after, shown) => {
  const { store, scan } = storeWithScan(['a'])
  const probes: BatchProbe[] = [{ listId: 'a', when: 'before', finding: testFinding('a', before) }]
  if (after) probes.push({ listId: 'a', when: 'after', finding: testFinding('a', after) })
  store.commitBatch(scan.id, testBatch({ probes, chunks: [states('a', [], unknownState('unhealthy-list'))] }))
  const { unknowns } = store.readEvidence(scan.id)
  expect(unknowns).toMatchObject([{ cause: 'unhealthy-list', health: shown, addresses: 256 }])
})

test('IPv6 ranges say what the targets stand for, cut to the block', () => {
  const block = '2001:db8::5-2001:db8:0:2::9'
  const { store, scan } = storeWithScan(['a'], { block, targets: 3 })
  const chunk = states('a', [unknownState('timeout'), CLEAR, unknownState('timeout')], CLEAR, 3)
  store.commitBatch(scan.id, testBatch({ chunks: [chunk] }))
  const [run] = store.readEvidence(scan.id).unknowns
  expect(run).toMatchObject({
    addresses: 2,
    ranges: ['2001:db8::5-2001:db8::ffff:ffff:ffff:ffff', '2001:db8:0:2::-2001:db8:0:2::9'],
  })
})

test('checked = listed + clear + noted + unknown, and the unknown runs add up, whatever was found', () => {
  const state = fc.integer({ min: 0, max: 13 })
  fc.assert(
    fc.property(fc.array(state, { maxLength: 256 }), state, (first, rest) => {
      const { store, scan } = storeWithScan(['a'])
      store.commitBatch(scan.id, testBatch({ chunks: [states('a', first, rest)] }))
      const { lists, unknowns } = store.readEvidence(scan.id)
      const counts = lists[0]?.counts
      const all = Array.from({ length: 256 }, (_, target) => first[target] ?? rest)
      const of = (wanted: number): number => all.filter((each) => each === wanted).length
      const unknown = 256 - of(CLEAR) - of(LISTED) - of(NOTED)
      expect(counts).toEqual({
        checked: 256,
        listed: of(LISTED),
        clear: of(CLEAR),
        noted: of(NOTED),
        unknown,
      })
      expect(unknowns.reduce((sum, { addresses }) => sum + addresses, 0)).toBe(unknown)
      store.close()
    }),
    { numRuns: 25 },
  )
})

test('a scan that does not exist is told', () => {
  const { store, scan } = storeWithScan()
  store.scans.release(scan.id, ME)
  expect(failureOf(() => store.readEvidence('nope'))).toMatch(/^not-found: .*'nope'/)
})
