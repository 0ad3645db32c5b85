import { formatAddress } from '../../../shared/domain/address.ts'
import type { Cell } from '../../../shared/domain/cell.ts'
import { addressOfTarget, type Targets } from '../../../shared/domain/targets.ts'
import { escapeHtml } from './escape-html.ts'
import type { MapCells } from './read-cells.ts'
import { describeNumber, severityWords } from './report-words.ts'

const ROW = 256
const LABEL_SIZE = 9

/** The legend: every fill of the map with its mark and word. */
export const mapLegend: readonly { readonly fill: string; readonly mark: string; readonly words: string }[] =
  [
    { fill: 'critical', mark: '●', words: 'Critical' },
    { fill: 'high', mark: '●', words: 'High' },
    { fill: 'medium', mark: '◐', words: 'Medium' },
    { fill: 'low', mark: '·', words: 'Low' },
    { fill: 'policy', mark: '', words: 'Policy' },
    { fill: 'clear', mark: '', words: 'Clear' },
    { fill: 'unknown', mark: '╱', words: 'Unknown: under 90 % of the weighted checks known' },
    { fill: 'allowed', mark: '', words: 'Allow-listed (outline)' },
  ]

const marks: Readonly<Record<Cell['severity'], string>> = {
  critical: '●',
  high: '●',
  medium: '◐',
  low: '·',
  policy: '',
  clear: '',
}

/**
 * The heat map as one SVG, coloured by classes of the page around it, so that light and dark both work. Up to 256
 * cells make a square grid with marks; more make rows of 256, in which equal neighbours are drawn as one.
 * A clear cell of which too much is unknown has no fill of its own: it is hatched.
 */
export function heatMapSvg({ cells, perCell }: MapCells, targets: Targets): string {
  const small = cells.length <= ROW
  const columns = small ? 2 ** Math.ceil(Math.log2(cells.length) / 2) : ROW
  // Rows of a large IPv4 block begin where a /24 begins.
  const lead = !small && targets.block.family === 4 && perCell === 1 ? Number(targets.block.first & 255n) : 0
  const rows = Math.ceil((lead + cells.length) / columns)
  const [width, height] = small ? [24, 24] : [4, rows > 512 ? 4 : 8]
  const gap = small ? 1 : 0
  const gutter = targets.block.family === 4 ? (small ? 28 : 64) : 0
  const parts: string[] = []
  for (let row = 0; row < rows; row++) {
    const from = Math.max(0, row * columns - lead)
    const to = Math.min(cells.length, (row + 1) * columns - lead)
    const y = row * height
    const labelled = height >= LABEL_SIZE || row % Math.ceil(LABEL_SIZE / height) === 0
    if (gutter > 0 && rows > 1 && labelled) {
      parts.push(
        `<text class="t" x="0" y="${y + Math.min(height, LABEL_SIZE + 7) - 1}">${rowLabel(from * perCell, small, targets)}</text>`,
      )
    }
    for (let at = from; at < to; ) {
      const cell = cells[at] as Cell
      const run = small ? 1 : countEqual(cells, at, to)
      const x = gutter + ((lead + at) % columns) * width
      parts.push(
        ...draw(
          cell,
          { x, y, width: width * run - gap, height: height - gap },
          small ? titleOf(cell, at, perCell, targets) : null,
        ),
      )
      at += run
    }
  }
  const box = `0 0 ${gutter + columns * width} ${rows * height}`
  const label = escapeHtml(
    `Heat map of ${describeNumber(targets.count)} addresses; the tables below hold the same in words.`,
  )
  return `<svg class="map" viewBox="${box}" width="${gutter + columns * width}" role="img" aria-label="${label}"><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatch" x1="0" y1="0" x2="0" y2="6"/></pattern></defs>${parts.join('')}</svg>`
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

function draw(cell: Cell, { x, y, width, height }: Box, title: string | null): readonly string[] {
  const unknownOnly = cell.unknown && cell.severity === 'clear'
  const place = `x="${x}" y="${y}" width="${width}" height="${height}"`
  const fill = unknownOnly ? 'outline' : cell.severity
  const told = title === null ? '' : `<title>${escapeHtml(title)}</title>`
  const parts = [`<rect class="c-${fill}${cell.allowed ? ' c-allowed' : ''}" ${place}>${told}</rect>`]
  if (cell.unknown) parts.push(`<rect class="c-hatched" ${place}/>`)
  const mark = marks[cell.severity]
  if (title !== null && mark !== '') {
    parts.push(
      `<text class="m on-${cell.severity}" x="${x + width / 2}" y="${y + height / 2 + 4}">${mark}</text>`,
    )
  }
  return parts
}

function countEqual(cells: readonly Cell[], from: number, to: number): number {
  const first = cells[from] as Cell
  let end = from + 1
  while (end < to && looksEqual(first, cells[end] as Cell)) end++
  return end - from
}

const looksEqual = (a: Cell, b: Cell): boolean =>
  a.severity === b.severity && a.unknown === b.unknown && a.allowed === b.allowed

function titleOf(cell: Cell, index: number, perCell: number, targets: Targets): string {
  const address = formatAddress(addressOfTarget(targets, index * perCell))
  const listed = cell.lists === 0 ? '' : `, on ${cell.lists} ${cell.lists === 1 ? 'list' : 'lists'}`
  const state =
    cell.severity === 'clear' && cell.unknown ? 'no listing seen' : severityWords[cell.severity].toLowerCase()
  return `${address}: ${state}${listed}${cell.unknown ? '; too many checks unknown' : ''}`
}

function rowLabel(target: number, small: boolean, targets: Targets): string {
  const address = formatAddress(addressOfTarget(targets, target))
  return small ? address.replace(/^.*\./, '.') : address.replace(/\.\d+$/, '')
}
