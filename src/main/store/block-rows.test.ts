import { expect, test } from 'vitest'
import type { Scan } from '../../shared/domain/scan.ts'
import type { Store } from './open-store.ts'
import {
  ME,
  newList,
  testBatch,
  testCase,
  testListing,
  testScan,
  testStore,
  testVerdict,
} from './store.test-support.ts'

/** Stores a scan of 203.0.113.0/24 that is finished, with the first `listed` addresses listed. */
function addScan(store: Store, id: string, listed: number, change: Partial<Scan> = {}): void {
  const scan = testScan({ id, startedAt: `2026-01-0${id}T00:00:00.000Z`, ...change })
  store.scans.create(scan, [newList('a')])
  store.scans.claim(id, ME)
  const listings = Array.from({ length: listed }, (_, target) => testListing('a', target))
  store.commitBatch(id, testBatch({ listings }))
  const end = { failure: null, finishedAt: '2026-01-09T00:00:00.000Z' }
  if (change.state === undefined) store.scans.setState(id, 'finished', end)
  store.scans.release(id, ME)
}

test('a block is told by its newest scan, newest block first, with its offer', () => {
  const store = testStore()
  expect(store.blocks.list()).toEqual([])
  const offer = { provider: 'Example Hosting', price: '49 EUR', country: '', note: '' }
  store.offers.save('203.0.113.0/24', offer)
  store.offers.save('192.0.2.0/24', offer)
  addScan(store, '1', 9)
  addScan(store, '3', 4)
  addScan(store, '2', 0, { block: '198.51.100.0/24' })
  store.verdicts.save('3', testVerdict(), [testCase, testCase])
  expect(store.blocks.list()).toEqual([
    {
      block: '203.0.113.0/24',
      offer,
      scanId: '3',
      state: 'finished',
      startedAt: '2026-01-03T00:00:00.000Z',
      addresses: 256,
      judged: {
        decision: 'conditional',
        headline: 'Clean up first.',
        listedAddresses: 4,
        coverage: 0.97,
        cases: 2,
        effortHours: [2, 5],
      },
      earlier: null,
    },
    {
      block: '198.51.100.0/24',
      offer: { provider: '', price: '', country: '', note: '' },
      scanId: '2',
      state: 'finished',
      startedAt: '2026-01-02T00:00:00.000Z',
      addresses: 256,
      judged: null,
      earlier: null,
    },
  ])
})

test('a scan under way shows no judgement of its own, and the newest before it', () => {
  const store = testStore()
  addScan(store, '1', 3)
  store.verdicts.save('1', testVerdict(), [])
  addScan(store, '2', 1, { state: 'stopped' })
  addScan(store, '3', 1, { state: 'failed' })
  addScan(store, '4', 1, { block: '198.51.100.0/24', state: 'stopped' })
  const earlier = { scanId: '1', decision: 'conditional', startedAt: '2026-01-01T00:00:00.000Z' }
  expect(store.blocks.list()).toMatchObject([
    { scanId: '4', state: 'stopped', judged: null, earlier: null },
    { scanId: '3', state: 'failed', judged: null, earlier },
  ])
})
