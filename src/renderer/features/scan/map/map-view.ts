import type { CellGeometry, CellLayout } from './cell-layout.ts'

/** How far the map is zoomed in and moved; x and y are CSS pixels from where it fits, never positive. */
export interface MapView {
  /** 1 = all of it fits. */
  readonly scale: number
  readonly x: number
  readonly y: number
}

/** All of the map. */
export const wholeMap: MapView = { scale: 1, x: 0, y: 0 }

/** The room on screen, CSS pixels. */
export interface Room {
  readonly width: number
  readonly height: number
}

const LARGEST_CELL = 80
const TALLEST_ROW = 80

/** Where the grid lies under a view. `left` may lie left of the gutter: what is there is clipped. */
export function viewGeometry(layout: CellLayout, fit: CellGeometry, view: MapView): CellGeometry {
  const tallest = layout.square ? Number.POSITIVE_INFINITY : Math.max(fit.cellHeight, TALLEST_ROW)
  return {
    left: fit.left + view.x,
    top: fit.top + view.y,
    cellWidth: fit.cellWidth * view.scale,
    cellHeight: Math.min(fit.cellHeight * view.scale, tallest),
  }
}

/** Largest scale that still shows something new. */
export const largestScale = (fit: CellGeometry): number =>
  Math.max(1, LARGEST_CELL / Math.max(fit.cellWidth, 0.01))

/** Zooms by a factor so that the point under x, y stays where it is. */
export function zoomAt(
  layout: CellLayout,
  fit: CellGeometry,
  view: MapView,
  room: Room,
  factor: number,
  [x, y]: readonly [x: number, y: number],
): MapView {
  const scale = Math.min(largestScale(fit), Math.max(1, view.scale * factor))
  const before = viewGeometry(layout, fit, view)
  const after = viewGeometry(layout, fit, { ...view, scale })
  const moved = {
    scale,
    x: x - fit.left - ((x - before.left) / before.cellWidth) * after.cellWidth,
    y: y - fit.top - ((y - before.top) / before.cellHeight) * after.cellHeight,
  }
  return clampView(layout, fit, moved, room)
}

/** Keeps the grid over the room: no empty edge where there is more to see. */
export function clampView(layout: CellLayout, fit: CellGeometry, view: MapView, room: Room): MapView {
  const { cellWidth, cellHeight } = viewGeometry(layout, fit, view)
  const spareX = room.width - fit.left - cellWidth * layout.columns
  const spareY = room.height - fit.top - cellHeight * layout.rows
  return {
    scale: view.scale,
    x: Math.min(0, Math.max(view.x, Math.min(0, spareX))),
    y: Math.min(0, Math.max(view.y, Math.min(0, spareY))),
  }
}

/** Moves as little as needed to bring a cell into the room. */
export function showCell(
  layout: CellLayout,
  fit: CellGeometry,
  view: MapView,
  room: Room,
  cell: number,
): MapView {
  const { left, top, cellWidth, cellHeight } = viewGeometry(layout, fit, view)
  const x = left + (layout.columnOf[cell] ?? 0) * cellWidth
  const y = top + (layout.rowOf[cell] ?? 0) * cellHeight
  const dx = Math.max(0, fit.left - x) || Math.min(0, room.width - (x + cellWidth))
  const dy = Math.max(0, fit.top - y) || Math.min(0, room.height - (y + cellHeight))
  if (dx === 0 && dy === 0) return view
  return clampView(layout, fit, { scale: view.scale, x: view.x + dx, y: view.y + dy }, room)
}
