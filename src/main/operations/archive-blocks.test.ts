import { expect, test } from 'vitest'
import { testScan, testStore } from '../store/store.test-support.ts'
import { archiveBlocks, readArchived } from './archive-blocks.ts'

test('blocks are archived by their newest scan and taken out again; a newer scan brings one back', () => {
  const store = testStore()
  const add = (id: string, block: string): void =>
    store.scans.create(testScan({ id, block, startedAt: `2026-01-0${id}T00:00:00.000Z` }), [])
  add('1', '192.0.2.0/24')
  add('2', '203.0.113.0/24')
  expect(archiveBlocks({ store }, ['1', 'none'], true)).toEqual(['1'])
  expect(archiveBlocks({ store }, ['2'], true)).toEqual(['2', '1'])
  expect(archiveBlocks({ store }, ['2'], false)).toEqual(['1'])
  add('3', '192.0.2.0/24')
  expect(store.blocks.list().filter(({ scanId }) => readArchived({ store }).has(scanId))).toEqual([])
})

test('a value that is no list of scans counts as an empty archive', () => {
  const store = testStore()
  store.settings.set('archivedScans', { bad: true })
  expect(readArchived({ store })).toEqual(new Set())
})
