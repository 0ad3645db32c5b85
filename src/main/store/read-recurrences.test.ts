import { expect, test } from 'vitest'
import { CLEAR, LISTED } from '../../shared/domain/outcome.ts'
import { OutcomeMap } from '../../shared/domain/outcome-map.ts'
import type { Scan } from '../../shared/domain/scan.ts'
import type { Store } from './open-store.ts'
import { ME, newList, testBatch, testListing, testScan, testStore } from './store.test-support.ts'

/** Stores a scan of a /24 with the given targets listed on list `a`, the rest clear. */
function addScan(store: Store, day: number, listed: readonly number[], change: Partial<Scan> = {}): string {
  const id = `scan-${day}`
  const scan = testScan({ id, startedAt: `2026-01-0${day}T00:00:00.000Z`, ...change })
  store.scans.create(scan, [newList('a')])
  store.scans.claim(id, ME)
  const map = new OutcomeMap(scan.targets)
  for (let target = 0; target < scan.targets; target++)
    map.set(target, listed.includes(target) ? LISTED : CLEAR)
  store.commitBatch(
    id,
    testBatch({
      chunks: [{ listId: 'a', chunk: 0, states: map.bytes }],
      listings: listed.map((target) => testListing('a', target)),
    }),
  )
  if (change.state === undefined) {
    store.scans.setState(id, 'finished', { failure: null, finishedAt: '2026-01-09T00:00:00.000Z' })
  }
  store.scans.release(id, ME)
  return id
}

test('evidence tells what came back, by earlier finished scans of the same targets alone', () => {
  const store = testStore()
  addScan(store, 1, [7, 8, 9])
  addScan(store, 2, [8], { state: 'stopped' })
  addScan(store, 3, [9])
  addScan(store, 4, [], { block: '198.51.100.0/24' })
  const now = addScan(store, 5, [7, 9, 30])
  addScan(store, 6, [])
  expect(store.readEvidence(now).recurrences).toEqual([
    {
      listId: 'a',
      addresses: 1,
      ranges: ['203.0.113.7'],
      times: 1,
      firstListedAt: '2026-01-01T00:00:00.000Z',
      lastClearAt: '2026-01-03T00:00:00.000Z',
    },
  ])
  expect(store.readEvidence('scan-3').recurrences).toEqual([])
})

test('evidence carries the user’s corrections', () => {
  const store = testStore()
  const id = addScan(store, 1, [])
  const correction = { operatorId: 'op', effortHours: [1, 1], delayHours: null, note: '' } as const
  store.corrections.save(correction)
  expect(store.readEvidence(id).corrections).toEqual([correction])
})
