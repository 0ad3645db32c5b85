import { pdfColors } from './pdf-colors.ts'
import type { PdfStyle } from './pdf-faces.ts'
import type { PdfPaper } from './pdf-paper.ts'

/** The styles of running text. */
export const pdfStyles = {
  body: { face: 'words', size: 8.4, color: pdfColors.ink },
  strong: { face: 'strong', size: 8.4, color: pdfColors.ink },
  dim: { face: 'words', size: 8, color: pdfColors.dim },
  label: { face: 'words', size: 7.4, color: pdfColors.dim },
  block: { face: 'mono', size: 12, color: pdfColors.ink },
  verdict: { face: 'strong', size: 17, color: pdfColors.ink },
  heading: { face: 'strong', size: 10.5, color: pdfColors.ink },
} as const satisfies Readonly<Record<string, PdfStyle>>

/** A heading at the pen with the rule below it. */
export function drawHeading(paper: PdfPaper, text: string, x?: number, width?: number): void {
  const place = { ...(x === undefined ? {} : { x }), ...(width === undefined ? {} : { width }) }
  paper.paragraph(text, pdfStyles.heading, { ...place, type: 'H2', most: 1 })
  paper.artifact(() => paper.rule(paper.y + 1, pdfColors.strongRule, x, width))
  paper.y += 6
}
