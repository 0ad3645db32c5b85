import { expect, test } from 'vitest'
import { sampleScan } from '../../engine/judge/sample-scan.test-support.ts'
import { carriedByList } from './carried-by-list.ts'
import { scanTable } from './scan-table.ts'

const set = (scanId: string, listId: string, addresses: number) => ({
  listId,
  scanId,
  observedFrom: '2026-01-02T03:04:00.000Z',
  observedTo: '2026-01-02T03:05:00.000Z',
  addresses,
  ranges: [],
})
const { lists } = sampleScan.evidence
const name = lists[0]?.list.name ?? ''

test('one sentence per earlier scan, with its time and what it gave of each list', () => {
  const carried = [set('b', 'bl', 1200), set('b', 'gone', 5), set('a', 'bl', 1)]
  expect(carriedByList({ carried, lists })).toEqual([
    `1,205 checks as scan b of 2026-01-02 03:04 UTC found them: ${name} 1,200, gone 5`,
    `1 check as scan a of 2026-01-02 03:04 UTC found them: ${name} 1`,
  ])
})

test('stands in the table of the terminal, which else has no such part', () => {
  const look = { width: 200, color: false }
  const evidence = { ...sampleScan.evidence, carried: [set('b', 'bl', 7)] }
  expect(scanTable({ ...sampleScan, evidence }, look)).toContain(
    `Carried over from earlier scans, not asked anew\n  7 checks as scan b of 2026-01-02 03:04 UTC found them: ${name} 7\n`,
  )
  expect(scanTable(sampleScan, look)).not.toContain('Carried over')
})
