import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import {
  failureOf,
  storeWithScan,
  testBatch,
  testCase,
  testListing,
  testVerdict,
} from './store.test-support.ts'

test('a judgement is kept per version of the rules; the newest is shown', () => {
  const { store, scan } = storeWithScan()
  expect(store.verdicts.get(scan.id)).toBeNull()
  expect(store.verdicts.summary(scan.id)).toBeNull()
  store.commitBatch(
    scan.id,
    testBatch({ listings: [testListing('a', 1), testListing('b', 1), testListing('a', 2)] }),
  )
  const [one, ten] = [testVerdict({ rules: 1 }), testVerdict({ rules: 10, decision: 'reject' })]
  store.verdicts.save(scan.id, ten, [testCase, testCase])
  store.verdicts.save(scan.id, one, [testCase])
  expect(store.verdicts.get(scan.id)).toEqual({ verdict: ten, cases: [testCase, testCase] })
  expect(store.verdicts.get(scan.id, 1)).toEqual({ verdict: one, cases: [testCase] })
  expect(store.verdicts.get(scan.id, 2)).toBeNull()
  expect(store.verdicts.versions(scan.id)).toEqual([10, 1])
  expect(store.verdicts.summary(scan.id)).toEqual({ verdict: ten, caseCount: 2, listedAddresses: 2 })
})

test('a judgement of the same rules replaces the earlier', () => {
  const { store, scan } = storeWithScan()
  store.verdicts.save(scan.id, testVerdict(), [testCase])
  const other = testVerdict({ headline: 'Other.' })
  store.verdicts.save(scan.id, other, [])
  expect(store.verdicts.get(scan.id)).toEqual({ verdict: other, cases: [] })
})

test('judging again with the same result writes nothing, so reading never waits for a writer', () => {
  const { store, scan, file } = storeWithScan()
  store.verdicts.save(scan.id, testVerdict(), [testCase])
  const other = new Database(file)
  other.exec('BEGIN IMMEDIATE')
  expect(failureOf(() => store.verdicts.save(scan.id, testVerdict(), [testCase]))).toBe('nothing was thrown')
  expect(failureOf(() => store.verdicts.save(scan.id, testVerdict({ rules: 2 }), []))).toMatch(/in use/)
  other.close()
})

test('a verdict of no scan is refused', () => {
  const { store } = storeWithScan()
  expect(failureOf(() => store.verdicts.save('nope', testVerdict(), []))).toMatch(/^database: .*FOREIGN KEY/)
})
