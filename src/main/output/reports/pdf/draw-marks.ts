import { type Severity, severities } from '../../../../shared/domain/impact.ts'
import { drawHatch, type PdfBox } from './draw-hatch.ts'
import { pdfColors, severityFills, severityInks } from './pdf-colors.ts'
import type { PdfPaper } from './pdf-paper.ts'

/** Smaller cells carry no mark: it would be a blot. */
const SMALLEST = 6

/** The second cue of a cell: a disc for high and worse, half a disc for medium, a dot for low. */
export function drawMarks(
  { doc }: PdfPaper,
  cells: readonly { readonly severity: Severity; readonly box: PdfBox }[],
): void {
  for (const severity of severities) {
    if (severity === 'clear' || severity === 'policy') continue
    const boxes = cells.filter((cell) => cell.severity === severity && cell.box.width >= SMALLEST)
    for (const { box } of boxes) {
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
      const radius = box.width * (severity === 'low' ? 0.09 : 0.24)
      doc.circle(x, y, radius)
    }
    if (boxes.length === 0) continue
    if (severity !== 'medium') {
      doc.fill(severityInks[severity])
      continue
    }
    doc.lineWidth(0.6).stroke(severityInks.medium)
    for (const { box } of boxes) {
      const [x, y, radius] = [box.x + box.width / 2, box.y + box.height / 2, box.width * 0.24]
      doc.path(`M ${x} ${y - radius} A ${radius} ${radius} 0 0 0 ${x} ${y + radius} Z`)
    }
    doc.fill(severityInks.medium)
  }
}

/** A small sample of a fill of the map, as legends and badges show it. */
export function drawSwatch(paper: PdfPaper, fill: string, box: PdfBox): void {
  const { doc } = paper
  const { x, y, width, height } = box
  if (fill === 'unknown') {
    doc
      .rect(x + 0.25, y + 0.25, width - 0.5, height - 0.5)
      .lineWidth(0.4)
      .stroke(pdfColors.strongRule)
    drawHatch(paper, [box], 3)
    return
  }
  if (fill === 'allowed') {
    doc.rect(x, y, width, height).fill(severityFills.clear)
    doc
      .rect(x + 0.5, y + 0.5, width - 1, height - 1)
      .lineWidth(1)
      .stroke(pdfColors.allowed)
    return
  }
  const severity = severities.find((known) => known === fill) ?? 'clear'
  doc.rect(x, y, width, height).fill(severityFills[severity])
  drawMarks(paper, [{ severity, box }])
}
