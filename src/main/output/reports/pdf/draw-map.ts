import { formatAddress } from '../../../../shared/domain/address.ts'
import type { Cell } from '../../../../shared/domain/cell.ts'
import { severities } from '../../../../shared/domain/impact.ts'
import { addressOfTarget } from '../../../../shared/domain/targets.ts'
import { mapLegend } from '../heat-map-svg.ts'
import type { MapCells } from '../read-cells.ts'
import type { Report } from '../report-model/report.ts'
import { describeNumber } from '../report-words.ts'
import { drawHatch, type PdfBox } from './draw-hatch.ts'
import { drawMarks, drawSwatch } from './draw-marks.ts'
import { pdfColors, severityFills } from './pdf-colors.ts'
import type { PdfStyle } from './pdf-faces.ts'
import type { PdfPaper } from './pdf-paper.ts'

/** A /22; in a larger block several addresses share a cell. */
const MOST_CELLS = 1024

const LARGEST_CELL = 22
const LEAST_LEVEL = 0.2

const labelStyle: PdfStyle = { face: 'mono', size: 5.5, color: pdfColors.dim }
const legendStyle: PdfStyle = { face: 'words', size: 7, color: pdfColors.dim }

/** The heat map and its legend at the pen, `width` points wide; moves the pen below. */
export function drawMap(paper: PdfPaper, report: Report, width: number): void {
  const map = report.map(MOST_CELLS)
  const { cells, perCell } = map
  const columns = 2 ** Math.ceil(Math.log2(cells.length) / 2)
  const rows = Math.ceil(cells.length / columns)
  const labelled = report.targets.block.family === 4 && rows > 1
  const labels = labelled ? rowLabels(report, rows, columns * perCell) : []
  const gutter = labelled ? Math.max(...labels.map((label) => paper.faces.widthOf(label, labelStyle))) + 4 : 0
  const size = Math.min(LARGEST_CELL, (width - gutter) / columns)
  const top = paper.y
  const boxOf = (index: number): PdfBox => {
    const gap = size > 8 ? 0.8 : 0.4
    const x = paper.left + gutter + (index % columns) * size
    return { x, y: top + Math.floor(index / columns) * size, width: size - gap, height: size - gap }
  }
  paper.tag(
    'Figure',
    () => {
      drawLabels(paper, labels, size)
      drawCells(paper, map, boxOf)
    },
    {
      alt: describeMap(report, perCell),
      bbox: [paper.left, top, paper.left + gutter + columns * size, top + rows * size],
    },
  )
  paper.y = top + rows * size + 6
  drawLegend(paper, width)
  if (perCell > 1) {
    const shared = `Each cell stands for ${describeNumber(perCell)} neighbours: filled from below as far as they are listed, in the colour of the worst; hatched when too much is unknown of any.`
    paper.paragraph(shared, legendStyle, { width })
  }
}

function drawCells(paper: PdfPaper, map: MapCells, boxOf: (index: number) => PdfBox): void {
  const { doc } = paper
  const { cells, perCell } = map
  for (const severity of severities) {
    const boxes = cells.flatMap((cell, i) => {
      if (isUnknownOnly(cell)) return []
      if (severity === 'clear') return perCell > 1 || cell.severity === 'clear' ? [boxOf(i)] : []
      return cell.severity === severity ? [levelOf(boxOf(i), (map.listed[i] ?? 0) / perCell)] : []
    })
    for (const { x, y, width, height } of boxes) doc.rect(x, y, width, height)
    if (boxes.length > 0) doc.fill(severityFills[severity])
  }
  const outlined = cells.flatMap((cell, i) => (isUnknownOnly(cell) ? [boxOf(i)] : []))
  for (const { x, y, width, height } of outlined) doc.rect(x + 0.25, y + 0.25, width - 0.5, height - 0.5)
  if (outlined.length > 0) doc.lineWidth(0.4).stroke(pdfColors.strongRule)
  drawHatch(
    paper,
    cells.flatMap((cell, i) => (cell.unknown ? [boxOf(i)] : [])),
  )
  const allowed = cells.flatMap((cell, i) => (cell.allowed ? [boxOf(i)] : []))
  for (const { x, y, width, height } of allowed) doc.rect(x + 0.5, y + 0.5, width - 1, height - 1)
  if (allowed.length > 0) doc.lineWidth(1).stroke(pdfColors.allowed)
  // In a shared cell the level is the second cue.
  if (perCell > 1) return
  drawMarks(
    paper,
    cells.map((cell, i) => ({ severity: cell.severity, box: boxOf(i) })),
  )
}

/** Of which so much is unknown that nothing may be said, least of all clear. */
const isUnknownOnly = (cell: Cell): boolean => cell.unknown && cell.severity === 'clear'

/** The lower part of a box: as much as the share, and enough to be seen. */
function levelOf(box: PdfBox, share: number): PdfBox {
  const height = box.height * Math.min(1, Math.max(LEAST_LEVEL, share))
  return { ...box, y: box.y + box.height - height, height }
}

function rowLabels({ targets }: Report, rows: number, perRow: number): readonly string[] {
  return Array.from({ length: rows }, (_, row) => {
    const address = formatAddress(addressOfTarget(targets, row * perRow))
    return targets.count <= 256 ? address.replace(/^.*\./, '.') : address
  })
}

function drawLabels(paper: PdfPaper, labels: readonly string[], size: number): void {
  const every = Math.ceil(7 / size)
  for (const [row, label] of labels.entries()) {
    const y = paper.y + row * size + Math.max(0, (size - 7) / 2)
    if (row % every === 0) paper.write(label, labelStyle, paper.left, y)
  }
}

function drawLegend(paper: PdfPaper, width: number): void {
  let x = paper.left
  paper.tag('P', () => {
    for (const { fill, words } of mapLegend) {
      const wide = 12 + paper.faces.widthOf(words, legendStyle) + 10
      if (x > paper.left && x + wide > paper.left + width) {
        x = paper.left
        paper.y += 11
      }
      drawSwatch(paper, fill, { x, y: paper.y, width: 8, height: 8 })
      paper.write(words, legendStyle, x + 12, paper.y)
      x += wide
    }
  })
  paper.y += 13
}

function describeMap({ block, figures }: Report, perCell: number): string {
  const shared = perCell > 1 ? `, ${describeNumber(perCell)} to a cell` : ''
  return `Heat map of ${block}, ${describeNumber(figures.addresses)} addresses${shared}: ${describeNumber(figures.listedAddresses)} are listed. The tables hold the same in words.`
}
