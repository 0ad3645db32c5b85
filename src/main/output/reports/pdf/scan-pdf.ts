import { type Breathe, holdBreath } from '../breathe.ts'
import type { Report } from '../report-model/report.ts'
import { drawAnnexes } from './draw-annexes.ts'
import { drawSummary } from './draw-summary.ts'
import type { PdfFonts } from './pdf-faces.ts'
import { type PaperSize, PdfPaper } from './pdf-paper.ts'

/** What a PDF is written on and with. */
export interface PdfOptions {
  readonly paper: PaperSize
  readonly fonts: PdfFonts
  readonly breathe?: Breathe
}

/**
 * A report as a tagged PDF: two pages that stand alone, then annexes. The same report on the same paper makes the
 * same bytes: every date is the scan's, every id comes from the content.
 */
export async function scanPdf(
  report: Report,
  { paper, fonts, breathe = holdBreath }: PdfOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = new PdfPaper({
    size: paper,
    fonts,
    title: report.title,
    moment: report.moment,
    footer: `${report.block} · ${report.date} · scan ${report.scanId}`,
    mark: report.practiceMark,
  })
  drawSummary(sheet, report)
  await drawAnnexes(sheet, report, breathe)
  return sheet.finish()
}
