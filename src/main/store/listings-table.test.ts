import { expect, test } from 'vitest'
import { newList, storeWithScan, testBatch, testListing, testScan } from './store.test-support.ts'

test('listings and notes come back raw, by target, then list', () => {
  const { store, scan } = storeWithScan(['b', 'a', 'allow'])
  const note = testListing('allow', 2)
  const listings = [testListing('b', 10), testListing('a', 2), testListing('b', 2), testListing('a', 10)]
  store.commitBatch(scan.id, testBatch({ listings, notes: [note] }))
  expect(store.listings.of(scan.id)).toEqual([listings[1], listings[2], listings[3], listings[0]])
  expect(store.notes.of(scan.id)).toEqual([note])
  expect(store.listings.forTarget(scan.id, 2)).toEqual([listings[1], note, listings[2]])
  expect(store.listings.forTarget(scan.id, 3)).toEqual([])
})

test('a later listing of the same check replaces the earlier', () => {
  const { store, scan } = storeWithScan()
  store.commitBatch(scan.id, testBatch({ listings: [testListing('a', 1)] }))
  const later = testListing('a', 1, { codes: [], text: [], ttlSeconds: 0, server: '[::1]:53' })
  store.commitBatch(scan.id, testBatch({ listings: [later] }))
  expect(store.listings.of(scan.id)).toEqual([later])
})

test('scans do not see each other’s listings', () => {
  const { store, scan } = storeWithScan()
  store.scans.create(testScan({ id: 'other' }), [newList('a')])
  store.commitBatch(scan.id, testBatch({ listings: [testListing('a', 1)] }))
  expect(store.listings.of('other')).toEqual([])
  expect(store.listings.forTarget('other', 1)).toEqual([])
})
