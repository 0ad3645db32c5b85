import { unpackCell } from '../../../../shared/domain/cell.ts'
import { type CellDetails, cellDetails } from './cell-details.ts'
import type { CellLayout } from './cell-layout.ts'
import { type ColourBy, type Fill, fillOf, mergeCells } from './cell-looks.ts'
import { type LegendEntry, legendEntries } from './legend-entries.ts'
import type { NetblockLevels } from './netblock-levels.ts'
import { outlineEdges } from './outline-edges.ts'

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
  /** Marks, letters and outlines of cells; cells that look alike share theirs. */
  readonly details: readonly { readonly x: number; readonly y: number; readonly details: CellDetails }[]
  /** Outlines of registered networks and feed entries, as SVG paths. */
  readonly outlines: readonly { readonly path: string; readonly dashed: boolean }[]
  readonly labels: readonly { readonly x: number; readonly y: number; readonly text: string }[]
  readonly legend: readonly (LegendEntry & { readonly x: number; readonly y: number })[]
  readonly cell: number
}

/** What a picture shows. */
export interface PictureScene {
  readonly title: string
  readonly subtitle: string
  readonly layout: CellLayout
  readonly cells: Uint16Array
  readonly by: ColourBy
  readonly networks?: NetblockLevels | null
  readonly netblocks?: NetblockLevels | null
}

const EDGE = 16
const HEAD = 52
const LEGEND_ROW = 20
const LEGEND_COLUMN = 190
const LARGEST_MAP = 1024
const LARGEST_CELL = 24
const LABEL_WIDTH = 84

/** Lays out all cells of a map with its outlines and its legend. */
export function drawPicture(scene: PictureScene): MapPicture {
  const { title, subtitle, layout, cells, by, networks = null, netblocks = null } = scene
  const cell = Math.max(2, Math.min(LARGEST_CELL, Math.floor(LARGEST_MAP / layout.columns)))
  const height = layout.square ? cell : Math.max(cell, Math.min(16, Math.floor(LARGEST_MAP / layout.rows)))
  const gutter = layout.rowLabels.length > 0 ? LABEL_WIDTH : 0
  const left = EDGE + gutter
  const geometry = { left, top: HEAD, cellWidth: cell, cellHeight: height }
  const mapWidth = Math.max(layout.columns * cell, 2 * LEGEND_COLUMN)
  const perRow = Math.max(1, Math.floor((gutter + mapWidth) / LEGEND_COLUMN))
  const below = HEAD + layout.rows * height + EDGE
  const entries = [...legendEntries(cells, by), ...outlineEntries(networks, netblocks)]
  const legend = entries.map((entry, at) => ({
    ...entry,
    x: EDGE + (at % perRow) * LEGEND_COLUMN,
    y: below + Math.floor(at / perRow) * LEGEND_ROW,
  }))
  return {
    width: 2 * EDGE + gutter + mapWidth,
    height: below + Math.ceil(legend.length / perRow) * LEGEND_ROW + EDGE,
    title,
    subtitle,
    ...layCells(scene, geometry),
    outlines: [
      ...(networks ? [{ path: outlinePath(networks, layout, geometry), dashed: false }] : []),
      ...(netblocks ? [{ path: outlinePath(netblocks, layout, geometry), dashed: true }] : []),
    ],
    labels:
      height < 10
        ? []
        : layout.rowLabels.map((text, row) => ({ x: left - 6, y: HEAD + (row + 0.5) * height, text })),
    legend,
    cell,
  }
}

type Geometry = Parameters<typeof outlineEdges>[1]['geometry']

function layCells({ layout, cells, by }: PictureScene, { left, top, cellWidth, cellHeight }: Geometry) {
  const fills: (Run & { fill: Fill })[] = []
  const hatched: Run[] = []
  const details: { x: number; y: number; details: CellDetails }[] = []
  const known = new Map<number, CellDetails>()
  const packedAt = (column: number, row: number): number | null => {
    const at = layout.cellAt[row * layout.columns + column] ?? -1
    return at < 0 ? null : mergeCells(cells, at * layout.perCell, layout.perCell)
  }
  for (let row = 0; row < layout.rows; row++) {
    const y = top + row * cellHeight
    const looks = Array.from({ length: layout.columns }, (_, column) => packedAt(column, row))
    const seen = looks.map((packed) => (packed === null ? null : unpackCell(packed)))
    for (const { from, to, look } of runsOf(seen.map((one) => one && fillOf(one, by))))
      fills.push({
        x: left + from * cellWidth,
        y,
        width: (to - from) * cellWidth,
        height: cellHeight,
        fill: look,
      })
    for (const { from, to } of runsOf(seen.map((one) => (one?.unknown ? 'yes' : null))))
      hatched.push({ x: left + from * cellWidth, y, width: (to - from) * cellWidth, height: cellHeight })
    looks.forEach((packed, column) => {
      if (packed === null) return
      const found = known.get(packed) ?? cellDetails(unpackCell(packed), by, cellWidth - 1, cellHeight - 1)
      known.set(packed, found)
      if (found.shapes.length > 0 || found.letter !== null)
        details.push({ x: left + column * cellWidth, y, details: found })
    })
  }
  return { fills, hatched, details }
}

function outlinePath({ levels }: NetblockLevels, layout: CellLayout, geometry: Geometry): string {
  const sight = { left: 0, top: 0, right: layout.columns, bottom: layout.rows }
  const lines: string[] = []
  outlineEdges(levels, { layout, geometry, sight }, (x, y, toX, toY) => {
    lines.push(y === toY ? `M${x} ${y}H${toX}` : `M${x} ${y}V${toY}`)
  })
  return lines.join('')
}

/** The legend of outlines, with how many there are. */
export const outlineEntries = (
  networks: NetblockLevels | null,
  netblocks: NetblockLevels | null,
): readonly LegendEntry[] => [
  ...(networks ? [{ fill: 'network', words: 'Registered network', count: networks.entries }] : []),
  ...(netblocks ? [{ fill: 'netblock', words: 'Netblock entry', count: netblocks.entries }] : []),
]

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
