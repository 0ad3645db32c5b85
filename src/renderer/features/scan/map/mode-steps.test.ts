import { expect, test } from 'vitest'
import { unpackCell } from '../../../../shared/domain/cell.ts'
import type { ReverseDnsFindings } from '../../../../shared/domain/reverse-dns-findings.ts'
import { cellChanges } from '../../../../shared/domain/scan-diff.ts'
import { fillOf, letterOf, listedShare, mergeCells } from './cell-looks.ts'
import { changeCells } from './change-cells.ts'
import { describeCell } from './describe-cell.ts'
import { ptrCells } from './ptr-cells.ts'

test('PTR states keep their fill, letter and words; what was not examined stays untouched', () => {
  const cells = ptrCells({ states: 'cum?' } as ReverseDnsFindings, 5)
  const seen = [...cells].map(unpackCell)
  expect(seen.map((cell) => fillOf(cell, 'ptr'))).toEqual(['clear', 'heat-2', 'heat-4', 'clear', 'untouched'])
  expect(seen.map((cell) => letterOf(cell, 'ptr'))).toEqual([null, 'U', 'M', null, null])
  expect(seen.map(({ unknown }) => unknown)).toEqual([false, false, false, true, false])
  expect(seen.map((cell) => describeCell(cell, 'ptr'))[3]).toBe('no valid answer about its PTR')
})

test('changes: less known is hatched, not compared is untouched, worse and better differ by letter and fill', () => {
  const map = { scanId: 'b', previousScanId: 'a', previousStartedAt: null }
  const cells = changeCells({ ...map, cells: Uint8Array.from(cellChanges, (_, at) => at) }, 8)
  const byChange = Object.fromEntries(cellChanges.map((change, at) => [change, unpackCell(cells[at] ?? 0)]))
  expect(byChange['worse'] && letterOf(byChange['worse'], 'changes')).toBe('+')
  expect(byChange['better'] && letterOf(byChange['better'], 'changes')).toBe('−')
  expect(byChange['less-known']?.unknown).toBe(true)
  expect(byChange['not-compared']?.progress).toBe('untouched')
  expect(unpackCell(cells[7] ?? 0).progress).toBe('untouched')
})

test('cells that share a place show the worst, as strong as the share that has it', () => {
  const cells = ptrCells({ states: 'cmcc' } as ReverseDnsFindings, 4)
  expect(letterOf(unpackCell(mergeCells(cells, 0, 4)), 'ptr')).toBe('M')
  expect(listedShare(cells, 0, 4)).toBe(0.25)
})
