import type { Cell } from '../../../../shared/domain/cell.ts'
import { type ColourBy, fillOf, letterOf } from './cell-looks.ts'
import { MARK_LINE, type Mark, markShape } from './mark-shapes.ts'

/** Cells get outlines from this size, pixels: those of smaller ones would drown what they hold. */
export const OUTLINES_FROM_PX = 9
const MARKS_FROM_PX = 12
/** Cells of this size and more are told apart by lines between them, pixels. */
export const GRID_FROM_PX = 5

/** A path to fill or, with a line width, to stroke; it begins at the top left of its cell. */
export interface Shape {
  readonly path: string
  /** CSS variable of the colour. */
  readonly ink: string
  /** Pixels; null = filled. */
  readonly line: number | null
  /** Dashes of a line; none = drawn through. */
  readonly dash?: readonly [on: number, off: number]
  /** From where the path counts, if not from the corner of the cell. */
  readonly at?: readonly [x: number, y: number]
}

/** What is drawn on a cell beside its colour. */
export interface CellDetails {
  readonly shapes: readonly Shape[]
  readonly letter: {
    readonly text: string
    readonly ink: string
    readonly sizePx: number
    /** Its middle. */
    readonly at: readonly [x: number, y: number]
  } | null
}

const nothing: CellDetails = { shapes: [], letter: null }

const box = (inset: number, width: number, height: number): string =>
  `M${inset} ${inset}H${width - inset}V${height - inset}H${inset}Z`

/**
 * Outlines of open and allow-listed cells, and the mark or letter that repeats the colour. `width` and `height` are
 * those of the cell without the line between cells. The map on screen and saved pictures draw the same.
 */
export function cellDetails(seen: Cell, by: ColourBy, width: number, height: number): CellDetails {
  const smallest = Math.min(width, height) + 1
  if (smallest < GRID_FROM_PX) return nothing
  const letter = smallest < MARKS_FROM_PX ? null : letterOf(seen, by)
  const middle = [width / 2, height / 2] as const
  const mark = smallest < MARKS_FROM_PX || letter !== null ? null : markOf(seen, by)
  return {
    shapes: [
      ...(smallest >= OUTLINES_FROM_PX ? openShapes(seen, width, height) : []),
      ...(seen.allowed ? [allowedShape(smallest, width, height)] : []),
      ...(mark === null ? [] : markShapes(mark, smallest, middle)),
    ],
    letter:
      letter === null
        ? null
        : {
            text: letter,
            ink: inkOn(fillOf(seen, by)),
            sizePx: Math.min(14, Math.round(smallest * 0.6)),
            at: middle,
          },
  }
}

/** The mark of a cell, or null where its state needs none. */
function markOf(seen: Cell, by: ColourBy): Mark | null {
  if (by === 'lists' && !seen.unknown) return null
  if (seen.severity !== 'clear') return seen.severity
  return seen.unknown ? 'hatched' : null
}

/** A cell that is not asked everywhere yet: an outline, half filled once some lists have answered. */
function openShapes({ progress, severity }: Cell, width: number, height: number): readonly Shape[] {
  if (progress === 'done' || severity !== 'clear') return []
  const outline = { path: box(0.5, width, height), ink: '--outline', line: 1 }
  if (progress === 'untouched') return [outline]
  return [{ path: `M0 ${height}H${width}V0Z`, ink: '--surface-3', line: null }, outline]
}

function allowedShape(smallest: number, width: number, height: number): Shape {
  const line = smallest >= MARKS_FROM_PX ? 2 : 1
  return { path: box(line / 2, width, height), ink: '--sev-allowed', line }
}

/** A mark around a point, as large as fits a cell of this size. */
export function markShapes(mark: Mark, size: number, at: readonly [x: number, y: number]): readonly Shape[] {
  const { fill, stroke } = markShape(mark, Math.round(Math.min(5, size * 0.14) * 100) / 100)
  const ink = inkOn(mark)
  return [
    ...(fill === '' ? [] : [{ path: fill, ink, line: null, at }]),
    ...(stroke === '' ? [] : [{ path: stroke, ink, line: MARK_LINE, at }]),
  ]
}

/** The variable of the ink that can be read on a fill. */
export function inkOn(fill: string): string {
  if (/^(policy|low|medium|high|critical)$/.test(fill)) return `--on-sev-${fill}`
  return /^heat-[345]$/.test(fill) ? '--surface' : '--ink'
}
