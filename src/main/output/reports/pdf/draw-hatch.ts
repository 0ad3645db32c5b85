import { pdfColors } from './pdf-colors.ts'
import type { PdfPaper } from './pdf-paper.ts'

/** A rectangle in points. */
export interface PdfBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Hatches boxes from bottom left to top right, all in one path; what is unknown is never a plain colour. */
export function drawHatch({ doc }: PdfPaper, boxes: readonly PdfBox[], gap = 4): void {
  if (boxes.length === 0) return
  for (const { x, y, width, height } of boxes) {
    for (let offset = gap / 2; offset < width + height; offset += gap) {
      const from = { x: x + Math.max(0, offset - height), y: y + Math.min(offset, height) }
      const to = { x: x + Math.min(offset, width), y: y + Math.max(0, offset - width) }
      doc.moveTo(from.x, from.y).lineTo(to.x, to.y)
    }
  }
  doc.lineWidth(0.6).stroke(pdfColors.hatch)
}
