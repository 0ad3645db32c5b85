import { type Severity, severities } from './impact.ts'

/**
 * One address on the map, packed into 16 bits for the wire: bits 0–2 worst severity (index into `severities`),
 * bit 3 allow-listed, bit 4 coverage under 90 % once all was asked, bits 5–6 progress (0 untouched, 1 partly, 2 all asked),
 * bits 8–15 number of block lists that list it (capped at 255).
 */
export type PackedCell = number

/** A cell spelled out. */
export interface Cell {
  readonly severity: Severity
  readonly allowed: boolean
  /** Under 90 % of the weighted checks of this address have an answer, though all were asked: drawn hatched. */
  readonly unknown: boolean
  readonly progress: 'untouched' | 'partial' | 'done'
  readonly lists: number
}

const progresses = ['untouched', 'partial', 'done'] as const

/** Packs a cell. */
export function packCell(cell: Cell): PackedCell {
  return (
    severities.indexOf(cell.severity) |
    (cell.allowed ? 8 : 0) |
    (cell.unknown ? 16 : 0) |
    (progresses.indexOf(cell.progress) << 5) |
    (Math.min(cell.lists, 255) << 8)
  )
}

/** Reads a packed cell. */
export function unpackCell(packed: PackedCell): Cell {
  return {
    severity: severities[packed & 7] ?? 'clear',
    allowed: (packed & 8) !== 0,
    unknown: (packed & 16) !== 0,
    progress: progresses[(packed >>> 5) & 3] ?? 'untouched',
    lists: packed >>> 8,
  }
}
