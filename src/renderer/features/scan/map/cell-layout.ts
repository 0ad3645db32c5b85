import { formatAddress } from '../../../../shared/domain/address.ts'
import { hilbertPoint } from '../../../../shared/domain/hilbert.ts'
import { addressOfTarget, type Targets } from '../../../../shared/domain/targets.ts'

/** How blocks larger than 256 addresses are laid out: one row per /24, or along a Hilbert curve. */
export type Arrangement = 'rows' | 'hilbert'

/** Which cell lies where. Cells are numbered in address order; the grid may hold places without a cell. */
export interface CellLayout {
  readonly columns: number
  readonly rows: number
  readonly cells: number
  /** Neighbouring targets that share a cell; 1 up to 65,536 targets. */
  readonly perCell: number
  /** Cells keep square sides; a row of a /24 may be taller than its cells are wide. */
  readonly square: boolean
  readonly columnOf: Uint16Array
  readonly rowOf: Uint16Array
  /** Cell at each place of the grid, row by row; -1 where there is none. */
  readonly cellAt: Int32Array
  /** What stands left of each row; empty when rows have no meaning of their own. */
  readonly rowLabels: readonly string[]
}

const MAX_CELLS = 65_536
const ROW = 256

/** How many neighbouring targets share a cell: as few as the map has room for, a power of two. */
export const targetsPerCell = (count: number): number =>
  Math.max(1, 2 ** Math.ceil(Math.log2(count / MAX_CELLS)))

/** Lays out the targets of a block. Blocks of 256 and fewer are one compact grid whatever the arrangement. */
export function layoutCells(targets: Targets, arrangement: Arrangement): CellLayout {
  const perCell = targetsPerCell(targets.count)
  const cells = Math.ceil(targets.count / perCell)
  if (cells <= ROW) return compact(targets, cells, perCell)
  return arrangement === 'hilbert' ? hilbert(cells, perCell) : rowsOf24(targets, cells, perCell)
}

function compact(targets: Targets, cells: number, perCell: number): CellLayout {
  const columns = 2 ** Math.ceil(Math.log2(cells) / 2)
  const rows = Math.ceil(cells / columns)
  const label = (row: number): string => {
    const { family, value } = addressOfTarget(targets, row * columns)
    return family === 4 ? `.${value & 255n}` : ''
  }
  const rowLabels =
    targets.block.family === 4 && rows > 1 ? Array.from({ length: rows }, (_, row) => label(row)) : []
  return place(columns, rows, cells, perCell, true, rowLabels, (cell) => [
    cell % columns,
    Math.floor(cell / columns),
  ])
}

function rowsOf24(targets: Targets, cells: number, perCell: number): CellLayout {
  const { family, first } = targets.block
  const lead = family === 4 && perCell === 1 ? Number(first & 255n) : 0
  const rows = Math.ceil((lead + cells) / ROW)
  const label = (row: number): string => {
    const { value } = addressOfTarget(targets, Math.max(0, row * ROW - lead) * perCell)
    return formatAddress({ family: 4, value }).replace(/\.\d+$/, '')
  }
  const rowLabels = family === 4 ? Array.from({ length: rows }, (_, row) => label(row)) : []
  return place(ROW, rows, cells, perCell, false, rowLabels, (cell) => [
    (lead + cell) % ROW,
    Math.floor((lead + cell) / ROW),
  ])
}

function hilbert(cells: number, perCell: number): CellLayout {
  const side = 2 ** Math.ceil(Math.log2(cells) / 2)
  const points = Array.from({ length: cells }, (_, cell) => hilbertPoint(side, cell))
  const left = points.reduce((low, [x]) => Math.min(low, x), side)
  const top = points.reduce((low, [, y]) => Math.min(low, y), side)
  const right = points.reduce((high, [x]) => Math.max(high, x), 0)
  const bottom = points.reduce((high, [, y]) => Math.max(high, y), 0)
  return place(right - left + 1, bottom - top + 1, cells, perCell, true, [], (cell) => {
    const [x, y] = points[cell] ?? [left, top]
    return [x - left, y - top]
  })
}

function place(
  columns: number,
  rows: number,
  cells: number,
  perCell: number,
  square: boolean,
  rowLabels: readonly string[],
  pointOf: (cell: number) => readonly [x: number, y: number],
): CellLayout {
  const columnOf = new Uint16Array(cells)
  const rowOf = new Uint16Array(cells)
  const cellAt = new Int32Array(columns * rows).fill(-1)
  for (let cell = 0; cell < cells; cell++) {
    const [x, y] = pointOf(cell)
    columnOf[cell] = x
    rowOf[cell] = y
    cellAt[y * columns + x] = cell
  }
  return { columns, rows, cells, perCell, square, columnOf, rowOf, cellAt, rowLabels }
}

/** Where the grid lies on the canvas, in CSS pixels. */
export interface CellGeometry {
  readonly left: number
  readonly top: number
  readonly cellWidth: number
  readonly cellHeight: number
}

const LARGEST_CELL = 80
const LARGEST_ROW = 80
const LABEL_WIDTH = 7

/** Makes the cells as large as the room allows; cells of 4 px and more get whole pixels, so that lines stay crisp. */
export function fitCells(layout: CellLayout, width: number, height: number): CellGeometry {
  const longest = layout.rowLabels.reduce((most, label) => Math.max(most, label.length), 0)
  const gutter = longest === 0 ? 0 : longest * LABEL_WIDTH + 8
  const whole = (size: number): number => (size >= 4 ? Math.floor(size) : size)
  const fitWidth = whole(Math.min((width - gutter) / layout.columns, LARGEST_CELL))
  const fitHeight = whole(Math.min(height / layout.rows, layout.square ? LARGEST_CELL : LARGEST_ROW))
  const side = Math.min(fitWidth, fitHeight)
  return {
    left: gutter,
    top: 0,
    cellWidth: layout.square ? side : fitWidth,
    cellHeight: layout.square ? side : fitHeight,
  }
}

/** The cell under a point of the canvas, or null. */
export function hitCell(layout: CellLayout, geometry: CellGeometry, x: number, y: number): number | null {
  const column = Math.floor((x - geometry.left) / geometry.cellWidth)
  const row = Math.floor((y - geometry.top) / geometry.cellHeight)
  if (column < 0 || row < 0 || column >= layout.columns || row >= layout.rows) return null
  const cell = layout.cellAt[row * layout.columns + column] ?? -1
  return cell < 0 ? null : cell
}

/** Keys that move on the map. */
export type MoveKey =
  | 'ArrowLeft'
  | 'ArrowRight'
  | 'ArrowUp'
  | 'ArrowDown'
  | 'PageUp'
  | 'PageDown'
  | 'Home'
  | 'End'

const steps: Readonly<Record<Exclude<MoveKey, 'Home' | 'End'>, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  PageUp: [0, -8],
  PageDown: [0, 8],
}

/** The cell that a key leads to; the same cell at an edge. Left and right run on to the next row of a row layout. */
export function moveCell(layout: CellLayout, cell: number, key: MoveKey): number {
  if (key === 'Home') return 0
  if (key === 'End') return layout.cells - 1
  const [dx, dy] = steps[key]
  const column = (layout.columnOf[cell] ?? 0) + dx
  const row = Math.max(0, Math.min(layout.rows - 1, (layout.rowOf[cell] ?? 0) + dy))
  if (column >= 0 && column < layout.columns) {
    const next = layout.cellAt[row * layout.columns + column] ?? -1
    if (next >= 0) return next
  }
  if (dy !== 0 || (layout.square && layout.rowLabels.length === 0)) return cell
  return Math.max(0, Math.min(layout.cells - 1, cell + dx))
}
