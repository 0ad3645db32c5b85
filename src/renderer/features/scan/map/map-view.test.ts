import { expect, test } from 'vitest'
import { parseBlock } from '../../../../shared/domain/block.ts'
import { targetsOf } from '../../../../shared/domain/targets.ts'
import { fitCells, hitCell, layoutCells } from './cell-layout.ts'
import { clampView, showCell, viewGeometry, wholeMap, zoomAt } from './map-view.ts'

const parsed = parseBlock('198.18.0.0/20')
if (!parsed.ok) throw new Error(parsed.problem)
const layout = layoutCells(targetsOf(parsed.block, 64), 'hilbert')
const room = { width: 512, height: 512 }
const fit = fitCells(layout, room.width, room.height)

test('zooming keeps the cell under the pointer', () => {
  const pointer = [301, 187] as const
  const before = hitCell(layout, fit, ...pointer)
  const view = zoomAt(layout, fit, wholeMap, room, 4, pointer)
  expect(view.scale).toBe(4)
  expect(hitCell(layout, viewGeometry(layout, fit, view), ...pointer)).toBe(before)
})

test('zooming out again ends with all of the map and no offset', () => {
  const near = zoomAt(layout, fit, wholeMap, room, 6, [400, 100])
  expect(zoomAt(layout, fit, near, room, 1 / 20, [10, 500])).toEqual(wholeMap)
})

test('the grid cannot be dragged out of the room', () => {
  const near = zoomAt(layout, fit, wholeMap, room, 3, [256, 256])
  const far = clampView(layout, fit, { ...near, x: -99_999, y: 99_999 }, room)
  const { left, top, cellWidth } = viewGeometry(layout, fit, far)
  expect(left + cellWidth * layout.columns).toBeCloseTo(room.width)
  expect(top).toBe(0)
})

test('a cell out of sight is brought in, one in sight moves nothing', () => {
  const near = zoomAt(layout, fit, wholeMap, room, 8, [0, 0])
  const far = layout.cellAt[63 * layout.columns + 63] ?? 0
  const moved = showCell(layout, fit, near, room, far)
  const { left, top, cellWidth, cellHeight } = viewGeometry(layout, fit, moved)
  expect(left + 64 * cellWidth).toBeLessThanOrEqual(room.width + 0.01)
  expect(top + 64 * cellHeight).toBeLessThanOrEqual(room.height + 0.01)
  expect(showCell(layout, fit, moved, room, far)).toBe(moved)
})
