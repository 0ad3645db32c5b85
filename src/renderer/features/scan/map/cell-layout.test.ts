import { describe, expect, test } from 'vitest'
import { parseBlock } from '../../../../shared/domain/block.ts'
import { targetsOf } from '../../../../shared/domain/targets.ts'
import { fitCells, hitCell, layoutCells, moveCell } from './cell-layout.ts'

function targets(text: string) {
  const parsed = parseBlock(text)
  if (!parsed.ok) throw new Error(parsed.problem)
  return targetsOf(parsed.block, 64)
}

describe('layoutCells', () => {
  test('a /24 is 16 by 16 with the first octet of each row beside it', () => {
    const layout = layoutCells(targets('192.0.2.0/24'), 'rows')
    expect([layout.columns, layout.rows, layout.cells, layout.perCell]).toEqual([16, 16, 256, 1])
    expect(layout.rowLabels.slice(0, 3)).toEqual(['.0', '.16', '.32'])
    expect([layout.columnOf[0x21], layout.rowOf[0x21]]).toEqual([1, 2])
  })

  test('a /22 is four rows of 256, or a square along the curve', () => {
    const rows = layoutCells(targets('198.18.0.0/22'), 'rows')
    expect([rows.columns, rows.rows, rows.square]).toEqual([256, 4, false])
    expect(rows.rowLabels).toEqual(['198.18.0', '198.18.1', '198.18.2', '198.18.3'])
    const curve = layoutCells(targets('198.18.0.0/22'), 'hilbert')
    expect([curve.columns, curve.rows, curve.square]).toEqual([32, 32, true])
  })

  test('a range that begins inside a /24 leaves the places before it empty', () => {
    const layout = layoutCells(targets('198.18.0.200-198.18.2.10'), 'rows')
    expect(layout.rows).toBe(3)
    expect(layout.cellAt[199]).toBe(-1)
    expect(layout.cellAt[200]).toBe(0)
  })

  test('every cell has a place of its own, whatever the block and the arrangement', () => {
    for (const block of [
      '192.0.2.1',
      '192.0.2.0/29',
      '192.0.2.3-192.0.2.77',
      '198.18.0.0/21',
      '198.18.0.9-198.18.5.1',
    ]) {
      for (const arrangement of ['rows', 'hilbert'] as const) {
        const layout = layoutCells(targets(block), arrangement)
        const placed = [...layout.cellAt].filter((cell) => cell >= 0).toSorted((a, b) => a - b)
        expect(placed).toEqual(Array.from({ length: layout.cells }, (_, cell) => cell))
      }
    }
  })

  test('more than 65,536 targets share cells', () => {
    const layout = layoutCells(targets('198.16.0.0/14'), 'hilbert')
    expect([layout.cells, layout.perCell]).toEqual([65_536, 4])
  })
})

describe('the grid on screen', () => {
  const layout = layoutCells(targets('192.0.2.0/24'), 'rows')
  const geometry = fitCells(layout, 500, 400)

  test('cells are square whole pixels and all of them fit', () => {
    expect(geometry.cellWidth).toBe(25)
    expect(geometry.cellHeight).toBe(25)
    expect(geometry.left + geometry.cellWidth * 16).toBeLessThanOrEqual(500)
  })

  test('the middle of each cell hits that cell; the gutter and the outside hit none', () => {
    for (let cell = 0; cell < 256; cell++) {
      const x = geometry.left + ((layout.columnOf[cell] ?? 0) + 0.5) * geometry.cellWidth
      const y = geometry.top + ((layout.rowOf[cell] ?? 0) + 0.5) * geometry.cellHeight
      expect(hitCell(layout, geometry, x, y)).toBe(cell)
    }
    expect(hitCell(layout, geometry, geometry.left - 1, 5)).toBeNull()
    expect(hitCell(layout, geometry, geometry.left + 16 * 25 + 1, 5)).toBeNull()
  })

  test('arrows move by cell and row, stop at the edges, and run on to the next row', () => {
    expect(moveCell(layout, 0, 'ArrowDown')).toBe(16)
    expect(moveCell(layout, 15, 'ArrowRight')).toBe(16)
    expect(moveCell(layout, 0, 'ArrowLeft')).toBe(0)
    expect(moveCell(layout, 3, 'ArrowUp')).toBe(3)
    expect(moveCell(layout, 3, 'End')).toBe(255)
    expect(moveCell(layout, 200, 'PageDown')).toBe(248)
  })
})
