import { type Cell, unpackCell } from '../../../../shared/domain/cell.ts'
import type { CellLayout } from './cell-layout.ts'
import { type ColourBy, type Fill, fillOf, letterOf, mergeCells } from './cell-looks.ts'
import { type LegendEntry, legendEntries } from './legend-entries.ts'

/** A run of cells of one look in one row, in pixels. */
interface Run {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A map with title and legend, ready to be written in any format. All sizes are pixels. */
export interface MapPicture {
  readonly width: number
  readonly height: number
  readonly title: string
  readonly subtitle: string
  readonly fills: readonly (Run & { readonly fill: Fill })[]
  readonly hatched: readonly Run[]
  readonly marks: readonly {
    readonly x: number
    readonly y: number
    readonly fill: Fill
    readonly text: string
  }[]
  readonly labels: readonly { readonly x: number; readonly y: number; readonly text: string }[]
  readonly legend: readonly (LegendEntry & { readonly x: number; readonly y: number })[]
  readonly cell: number
}

const EDGE = 16
const HEAD = 52
const LEGEND_ROW = 20
const LEGEND_COLUMN = 190
const LARGEST_MAP = 1024
const LARGEST_CELL = 24
const MARKS_FROM = 12
const LABEL_WIDTH = 84

/** The glyph that repeats a severity, as on the map. */
const severityMarks: Readonly<Partial<Record<Fill, string>>> = {
  critical: '◉',
  high: '●',
  medium: '◐',
  low: '·',
  policy: '–',
}

/** Lays out all cells of a map with its legend. */
export function drawPicture(
  title: string,
  subtitle: string,
  layout: CellLayout,
  cells: Uint16Array,
  by: ColourBy,
): MapPicture {
  const cell = Math.max(2, Math.min(LARGEST_CELL, Math.floor(LARGEST_MAP / layout.columns)))
  const height = layout.square ? cell : Math.max(cell, Math.min(16, Math.floor(LARGEST_MAP / layout.rows)))
  const gutter = layout.rowLabels.length > 0 ? LABEL_WIDTH : 0
  const left = EDGE + gutter
  const seenAt = (column: number, row: number): Cell | null => {
    const at = layout.cellAt[row * layout.columns + column] ?? -1
    return at < 0 ? null : unpackCell(mergeCells(cells, at * layout.perCell, layout.perCell))
  }
  const fills: (Run & { fill: Fill })[] = []
  const hatched: Run[] = []
  const marks: { x: number; y: number; fill: Fill; text: string }[] = []
  for (let row = 0; row < layout.rows; row++) {
    const y = HEAD + row * height
    const looks = Array.from({ length: layout.columns }, (_, column) => seenAt(column, row))
    runsOf(looks.map((seen) => seen && fillOf(seen, by))).forEach(({ from, to, look }) => {
      fills.push({ x: left + from * cell, y, width: (to - from) * cell, height, fill: look })
    })
    runsOf(looks.map((seen) => (seen?.unknown ? 'yes' : null))).forEach(({ from, to }) => {
      hatched.push({ x: left + from * cell, y, width: (to - from) * cell, height })
    })
    if (Math.min(cell, height) < MARKS_FROM) continue
    looks.forEach((seen, column) => {
      const text = seen && markOf(seen, by)
      if (text)
        marks.push({ x: left + (column + 0.5) * cell, y: y + height / 2, fill: fillOf(seen, by), text })
    })
  }
  const mapWidth = Math.max(layout.columns * cell, 2 * LEGEND_COLUMN)
  const perRow = Math.max(1, Math.floor((gutter + mapWidth) / LEGEND_COLUMN))
  const below = HEAD + layout.rows * height + EDGE
  const legend = legendEntries(cells, by).map((entry, at) => ({
    ...entry,
    x: EDGE + (at % perRow) * LEGEND_COLUMN,
    y: below + Math.floor(at / perRow) * LEGEND_ROW,
  }))
  return {
    width: 2 * EDGE + gutter + mapWidth,
    height: below + Math.ceil(legend.length / perRow) * LEGEND_ROW + EDGE,
    title,
    subtitle,
    fills,
    hatched,
    marks,
    labels:
      height < 10
        ? []
        : layout.rowLabels.map((text, row) => ({ x: left - 6, y: HEAD + (row + 0.5) * height, text })),
    legend,
    cell,
  }
}

const markOf = (seen: Cell, by: ColourBy): string | null =>
  letterOf(seen, by) ?? (by === 'impact' || by === 'list' ? (severityMarks[fillOf(seen, by)] ?? null) : null)

function runsOf<Look>(looks: readonly (Look | null)[]): { from: number; to: number; look: Look }[] {
  const runs: { from: number; to: number; look: Look }[] = []
  looks.forEach((look, at) => {
    const last = runs.at(-1)
    if (look === null) return
    if (last && last.to === at && last.look === look) last.to = at + 1
    else runs.push({ from: at, to: at + 1, look })
  })
  return runs
}
