import { expect, test } from 'vitest'
import { unpackCell } from '../../../../shared/domain/cell.ts'
import type { ScanEvidence } from '../../../../shared/domain/scan-evidence.ts'
import { targetsOf } from '../../../../shared/domain/targets.ts'
import { aCell, aJudgedScan, aList, aListing, aPart } from '../sample-scan.test-support.ts'
import { cellsOfList } from './list-cells.ts'
import { unknownCells } from './unknown-cells.ts'

const targets = targetsOf({ family: 4, first: 0xc0000200n, last: 0xc00002ffn }, 64)
const evidenceWith = (change: Partial<ScanEvidence>): ScanEvidence => ({
  ...aJudgedScan().evidence,
  ...change,
})
const cellAt = (evidence: ScanEvidence, target: number, listId = 'bad') =>
  unpackCell(cellsOfList(evidence, listId, targets)[target] ?? 0)

test('listed, unknown and clear addresses are told apart', () => {
  const evidence = evidenceWith({
    unknowns: [
      {
        listId: 'bad',
        cause: 'timeout',
        health: null,
        addresses: 3,
        ranges: ['192.0.2.9-192.0.2.10', '192.0.2.20'],
      },
    ],
  })
  expect(cellAt(evidence, 7)).toMatchObject({ severity: 'high', lists: 1 })
  expect([9, 10, 20].map((target) => cellAt(evidence, target).unknown)).toEqual([true, true, true])
  expect(cellAt(evidence, 11)).toMatchObject({ severity: 'clear', unknown: false, progress: 'done' })
})

test('while the list is still asked, silence is not shown as clear', () => {
  const part = aPart({ counts: { checked: 100, listed: 1, clear: 99, noted: 0, unknown: 0 } })
  expect(cellAt(evidenceWith({ lists: [part] }), 11).progress).toBe('untouched')
})

test('another list’s listings and unknowns leave it alone', () => {
  const evidence = evidenceWith({
    listings: [aListing({ listId: 'other' })],
    unknowns: [{ listId: 'other', cause: 'timeout', health: null, addresses: 1, ranges: ['192.0.2.9'] }],
  })
  expect(cellAt(evidence, 7).severity).toBe('clear')
  expect(cellAt(evidence, 9).unknown).toBe(false)
})

test('a note of an allow list is good news, one of an info list is none', () => {
  const allow = aPart({ list: aList({ id: 'good', polarity: 'allow' }) })
  const info = aPart({ list: aList({ id: 'asn', polarity: 'info' }) })
  const evidence = evidenceWith({
    lists: [allow, info],
    listings: [],
    notes: [aListing({ listId: 'good' }), aListing({ listId: 'asn' })],
  })
  expect(cellAt(evidence, 7, 'good')).toMatchObject({ allowed: true, severity: 'clear', lists: 0 })
  expect(cellAt(evidence, 7, 'asn')).toMatchObject({ allowed: false, severity: 'clear', lists: 0 })
})

test('by unknowns every address with a silent list is hatched, with their number', () => {
  const evidence = evidenceWith({
    unknowns: [
      { listId: 'bad', cause: 'timeout', health: null, addresses: 2, ranges: ['192.0.2.9-192.0.2.10'] },
      { listId: 'other', cause: 'unhealthy-list', health: 'wildcard', addresses: 1, ranges: ['192.0.2.10'] },
    ],
  })
  const live = new Uint16Array(256).fill(aCell())
  live[20] = aCell({ unknown: true })
  live[21] = aCell({ progress: 'partial', severity: 'high', lists: 3 })
  const cells = [...unknownCells(evidence, targets, live)].map(unpackCell)
  expect([9, 10, 11, 20].map((target) => cells[target]?.unknown)).toEqual([true, true, false, true])
  expect([9, 10, 11, 21].map((target) => cells[target]?.lists)).toEqual([1, 2, 0, 0])
  expect(cells[21]?.progress).toBe('partial')
})
