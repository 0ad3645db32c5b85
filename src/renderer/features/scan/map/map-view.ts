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

/** Where a small map of all of it stands in the room, CSS pixels. */
export interface MiniMap extends Room {
  readonly left: number
  readonly top: number
}

const MINI_PX = 104
/** Below this nearly all is in sight anyway. */
const MINI_FROM_SCALE = 1.3
const MINI_LEAST_PX = 24
const MINI_EDGE_PX = 8

/** The small map in the corner, or null while nearly all of the map is in sight. */
export function placeMiniMap(layout: CellLayout, view: MapView, room: Room): MiniMap | null {
  if (view.scale < MINI_FROM_SCALE) return null
  const perCell = MINI_PX / Math.max(layout.columns, layout.rows)
  const width = Math.max(MINI_LEAST_PX, layout.columns * perCell)
  const height = Math.max(MINI_LEAST_PX, layout.rows * perCell)
  if (width * 2 > room.width || height * 2 > room.height) return null
  return {
    left: room.width - width - MINI_EDGE_PX,
    top: room.height - height - MINI_EDGE_PX,
    width,
    height,
  }
}

/** Moves the map so that what a point of the small map stands for is in the middle; null beside the small map. */
export function centreOn(
  layout: CellLayout,
  fit: CellGeometry,
  view: MapView,
  room: Room,
  [x, y]: readonly [x: number, y: number],
): MapView | null {
  const mini = placeMiniMap(layout, view, room)
  if (!mini || x < mini.left || y < mini.top) return null
  const { cellWidth, cellHeight } = viewGeometry(layout, fit, view)
  const shareX = (x - mini.left) / mini.width
  const shareY = (y - mini.top) / mini.height
  const middle = {
    scale: view.scale,
    x: (room.width - fit.left) / 2 - shareX * layout.columns * cellWidth,
    y: (room.height - fit.top) / 2 - shareY * layout.rows * cellHeight,
  }
  return clampView(layout, fit, middle, room)
}

const LEGIBLE_CELL = 16

/** Zooms in until cells can be told apart, and brings one of them to the middle. */
export function showNear(
  layout: CellLayout,
  fit: CellGeometry,
  view: MapView,
  room: Room,
  cell: number,
): MapView {
  const legible = LEGIBLE_CELL / Math.max(Math.min(fit.cellWidth, fit.cellHeight), 0.01)
  const scale = Math.max(view.scale, Math.min(largestScale(fit), Math.max(1, legible)))
  const { cellWidth, cellHeight } = viewGeometry(layout, fit, { ...view, scale })
  const middle = {
    scale,
    x: (room.width - fit.left) / 2 - ((layout.columnOf[cell] ?? 0) + 0.5) * cellWidth,
    y: (room.height - fit.top) / 2 - ((layout.rowOf[cell] ?? 0) + 0.5) * cellHeight,
  }
  return clampView(layout, fit, middle, room)
}
