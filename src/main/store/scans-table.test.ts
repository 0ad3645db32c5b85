import path from 'node:path'
import { expect, test } from 'vitest'
import {
  failureOf,
  ME,
  newList,
  storeWithScan,
  temporaryFolder,
  testBatch,
  testFinding,
  testRemoval,
  testScan,
  testStore,
} from './store.test-support.ts'

test('a scan comes back as it was stored, also from another handle', () => {
  const file = path.join(temporaryFolder(), 'test.db')
  const store = testStore({ file })
  const scan = testScan({
    failure: 'Said “so”.',
    activeSeconds: 1.5,
    queriesSent: 2 ** 40,
    ignoredResponses: 3,
  })
  store.scans.create(scan, [])
  expect(store.scans.get(scan.id)).toEqual(scan)
  expect(testStore({ file }).scans.get(scan.id)).toEqual(scan)
  expect(store.scans.get('20260102-zzzzzz')).toBeNull()
})

test('its lists keep their order and the catalogue’s words of that time', () => {
  const store = testStore()
  const scan = testScan()
  const more = { ...testRemoval, id: 'op-portal', method: 'portal' as const }
  const lists = [newList('z'), { ...newList('a'), removal: null }, { ...newList('m'), codeRemovals: [more] }]
  store.scans.create(scan, lists)
  const stored = store.scanLists.of(scan.id)
  expect(stored).toEqual(
    lists.map((entry) => ({ ...entry, before: null, after: null, medianAnswerMs: null, clearUntil: null })),
  )
})

test('probes and answer times are kept per list, the newest of each', () => {
  const { store, scan } = storeWithScan(['a', 'b'])
  const finding = (health: 'healthy' | 'wildcard') => testFinding('b', health)
  const first = [
    { listId: 'b', when: 'before', finding: finding('wildcard') },
    { listId: 'b', when: 'after', finding: finding('healthy') },
  ] as const
  store.commitBatch(scan.id, testBatch({ probes: first, medians: [{ listId: 'b', medianMs: 12.5 }] }))
  const again = [{ listId: 'b', when: 'before', finding: finding('healthy') }] as const
  store.commitBatch(scan.id, testBatch({ probes: again }))
  const [a, b] = store.scanLists.of(scan.id)
  expect(a).toMatchObject({ before: null, after: null, medianAnswerMs: null })
  expect(b).toMatchObject({ before: finding('healthy'), after: finding('healthy'), medianAnswerMs: 12.5 })
  for (const second of [30, 10, 20]) {
    const clearUntils = [{ listId: 'b', clearUntil: `2026-11-01T00:00:${second}.000Z` }]
    store.commitBatch(scan.id, testBatch({ clearUntils }))
  }
  expect(store.scanLists.of(scan.id)[1]?.clearUntil).toBe('2026-11-01T00:00:10.000Z')
})

test('scans come newest first, those of one moment too, and by block', () => {
  const store = testStore()
  const add = (id: string, startedAt: string, block = '203.0.113.0/24'): void =>
    store.scans.create(testScan({ id, startedAt, block }), [])
  add('old', '2026-01-01T00:00:00.000Z')
  add('new', '2026-01-03T00:00:00.000Z', '2001:db8::/48')
  add('mid1', '2026-01-02T00:00:00.000Z')
  add('mid2', '2026-01-02T00:00:00.000Z')
  const ids = (filter?: { block: string }): string[] => store.scans.list(filter).map(({ id }) => id)
  expect(ids()).toEqual(['new', 'mid2', 'mid1', 'old'])
  expect(ids({ block: '203.0.113.0/24' })).toEqual(['mid2', 'mid1', 'old'])
  expect(ids({ block: '198.51.100.0/24' })).toEqual([])
})

test('an id is taken once, and a scan with a list twice is not stored at all', () => {
  const store = testStore()
  store.scans.create(testScan(), [])
  expect(failureOf(() => store.scans.create(testScan(), []))).toMatch(/^database: .*UNIQUE/)
  const twice = [newList('a'), newList('a')]
  expect(failureOf(() => store.scans.create(testScan({ id: 'two' }), twice))).toMatch(/^database: /)
  expect(store.scans.get('two')).toBeNull()
})

test('states, ends and figures are recorded', () => {
  const { store, scan } = storeWithScan()
  store.scans.setState(scan.id, 'running', { failure: null, finishedAt: null })
  expect(store.scans.get(scan.id)?.state).toBe('running')
  store.commitBatch(scan.id, testBatch({ queriesSent: 7, ignoredResponses: 2, activeSeconds: 0.75 }))
  store.scans.setState(scan.id, 'failed', { failure: 'No net.', finishedAt: null })
  const figures = { queriesSent: 7, ignoredResponses: 2, activeSeconds: 0.75 }
  expect(store.scans.get(scan.id)).toEqual({ ...scan, ...figures, state: 'failed', failure: 'No net.' })
  store.scans.setState(scan.id, 'finished', { failure: null, finishedAt: '2026-01-02T04:00:00.000Z' })
  store.scans.release(scan.id, ME)
  expect(store.scans.get(scan.id)).toMatchObject({
    state: 'finished',
    failure: null,
    finishedAt: '2026-01-02T04:00:00.000Z',
  })
  const change = (): void => store.scans.setState('nope', 'failed', { failure: null, finishedAt: null })
  expect(failureOf(change)).toMatch(/^not-found: .*'nope'/)
})

test('practice marks every scan of a practice database and none of a real one', () => {
  const practice = testStore({ practice: true })
  practice.scans.create(testScan({ practice: true }), [])
  expect(practice.scans.list()[0]?.practice).toBe(true)
  expect(failureOf(() => practice.scans.create(testScan({ id: 'x' }), []))).toMatch(/^internal: /)
  expect(failureOf(() => testStore().scans.create(testScan({ practice: true }), []))).toMatch(/^internal: /)
})
