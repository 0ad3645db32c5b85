import { expect, test } from 'vitest'
import type { Batch } from './commit-batch.ts'
import type { Store } from './open-store.ts'
import { failureOf, ME, storeWithScan, testBatch, testFinding, testListing } from './store.test-support.ts'

const clear = (listId: string) => ({ listId, chunk: 0, states: new Uint8Array(128).fill(0x11) })

/** A batch that touches every table. */
const fullBatch = (change: Partial<Batch> = {}): Batch =>
  testBatch({
    chunks: [clear('a'), clear('b')],
    listings: [testListing('a', 1), testListing('a', 200)],
    notes: [testListing('b', 1)],
    probes: [{ listId: 'a', when: 'before', finding: testFinding('a', 'healthy') }],
    medians: [{ listId: 'a', medianMs: 3 }],
    queriesSent: 10,
    ignoredResponses: 1,
    activeSeconds: 0.5,
    ...change,
  })

/** Everything a batch can change. */
const stateOf = (store: Store, scanId: string) => ({
  scan: store.scans.get(scanId),
  lists: store.scanLists.of(scanId),
  maps: ['a', 'b'].map((id) => store.outcomes.load(scanId, id, 256).bytes),
  listings: store.listings.of(scanId),
  notes: store.notes.of(scanId),
})

test('a batch is stored whole', () => {
  const { store, scan } = storeWithScan()
  const batch = fullBatch()
  store.commitBatch(scan.id, batch)
  const stored = stateOf(store, scan.id)
  expect(stored.scan).toMatchObject({ queriesSent: 10, ignoredResponses: 1, activeSeconds: 0.5 })
  expect(stored.lists[0]).toMatchObject({ before: testFinding('a', 'healthy'), medianAnswerMs: 3 })
  expect(stored.maps[0]).toEqual(clear('a').states)
  expect(stored.listings).toEqual(batch.listings)
  expect(stored.notes).toEqual(batch.notes)
})

test.each<[string, Partial<Batch>]>([
  ['its last listing is of an unknown list', { notes: [testListing('b', 1), testListing('nowhere', 2)] }],
  ['a chunk is of an unknown list', { chunks: [clear('a'), clear('nowhere')] }],
  [
    'a listing has no address',
    { listings: [testListing('a', 1), testListing('a', 2, { address: null as never })] },
  ],
  ['a figure is no number', { queriesSent: 'many' as never }],
])('a batch that fails leaves nothing: %s', (_what, change) => {
  const { store, scan } = storeWithScan()
  store.commitBatch(scan.id, testBatch({ listings: [testListing('a', 7)], notes: [testListing('b', 7)] }))
  const before = stateOf(store, scan.id)
  const batch = fullBatch({ forgottenLists: ['a', 'b'], ...change })
  expect(failureOf(() => store.commitBatch(scan.id, batch))).toMatch(/^database: /)
  expect(stateOf(store, scan.id)).toEqual(before)
  store.commitBatch(scan.id, fullBatch())
  expect(store.listings.of(scan.id)).toHaveLength(3)
})

test('a list that is forgotten loses what it said before, not what this batch says', () => {
  const { store, scan } = storeWithScan()
  store.commitBatch(scan.id, fullBatch())
  store.commitBatch(scan.id, testBatch({ forgottenLists: ['a', 'b'], listings: [testListing('a', 5)] }))
  expect(store.listings.of(scan.id)).toEqual([testListing('a', 5)])
  expect(store.notes.of(scan.id)).toEqual([])
})

test('only who has the scan may write', () => {
  const { store, scan } = storeWithScan()
  expect(failureOf(() => store.commitBatch(scan.id, fullBatch({ owner: '1-somebody' })))).toMatch(/^busy: /)
  store.scans.release(scan.id, ME)
  expect(failureOf(() => store.commitBatch(scan.id, fullBatch()))).toMatch(/^busy: /)
  expect(store.listings.of(scan.id)).toEqual([])
})
