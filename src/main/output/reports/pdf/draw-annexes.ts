import type { Breathe } from '../breathe.ts'
import type { Report, ReportTable } from '../report-model/report.ts'
import { PdfTable } from './draw-table.ts'
import type { PdfPaper } from './pdf-paper.ts'
import { drawHeading, pdfStyles } from './pdf-styles.ts'

/** An annex begins on the page of the one before where that is not fuller than this. */
const FULL = 0.55

interface Annex {
  readonly title: string
  readonly tables: readonly ReportTable[]
  readonly sentences: readonly string[]
}

/** Everything the summary had no room for, each annex with a bookmark. */
export async function drawAnnexes(paper: PdfPaper, report: Report, breathe: Breathe): Promise<void> {
  const { tables, reasons, facts, cost, coverageSentence } = report
  const annexes: readonly Annex[] = [
    {
      title: 'Reasons and figures',
      tables: [],
      sentences: [
        ...reasons.map(({ text }, i) => `${i + 1}. ${text}`),
        coverageSentence,
        ...[...facts, ...cost].map(({ label, text }) => `${label}: ${text}`),
      ],
    },
    { title: 'Cases', tables: [tables.cases], sentences: [] },
    { title: 'Lists and their health', tables: [tables.lists], sentences: [] },
    { title: 'Unknown checks', tables: [tables.unknowns], sentences: [] },
    { title: 'Surroundings', tables: tables.surroundings, sentences: report.notExamined },
    {
      title: 'Method, path, versions and limits',
      tables: [],
      sentences: [...report.method, ...report.limits, report.identity],
    },
  ]
  const total = annexes.reduce(
    (sum, annex) => sum + annex.tables.reduce((rows, { count }) => rows + count, 0),
    1,
  )
  let drawn = 0
  for (const [i, { title, tables: parts, sentences }] of annexes.entries()) {
    const name = `Annex ${String.fromCharCode(65 + i)}: ${title}`
    if (i === 0 || paper.y > paper.bottom * FULL) paper.addPage('landscape')
    else paper.y += 14
    paper.bookmark(name)
    paper.open('Sect')
    drawHeading(paper, name)
    drawSentences(paper, sentences)
    for (const table of parts) {
      if (parts.length > 1) drawSubheading(paper, table.title)
      drawSentences(paper, table.intro)
      drawn = await drawRows(paper, table, (rows) => breathe((drawn + rows) / total)).then(
        (rows) => drawn + rows,
      )
    }
    paper.close()
  }
}

async function drawRows(paper: PdfPaper, table: ReportTable, breathe: Breathe): Promise<number> {
  if (table.count === 0) {
    drawSentences(paper, [table.empty])
    return 0
  }
  const drawing = new PdfTable(paper, table.columns, () => paper.addPage('landscape'))
  let rows = 0
  for (const row of table.rows()) {
    drawing.add(row)
    rows++
    const pause = breathe(rows)
    if (pause) await pause
  }
  drawing.end()
  return rows
}

function drawSubheading(paper: PdfPaper, title: string): void {
  if (paper.y + 60 > paper.bottom) paper.addPage('landscape')
  paper.y += 8
  paper.paragraph(title, pdfStyles.strong, { type: 'H3' })
  paper.y += 2
}

function drawSentences(paper: PdfPaper, sentences: readonly string[]): void {
  const width = Math.min(paper.width, 560)
  for (const sentence of sentences) {
    const height = paper.lines(sentence, pdfStyles.body, width).length * paper.leading(pdfStyles.body)
    if (paper.y + height > paper.bottom) paper.addPage('landscape')
    paper.paragraph(sentence, pdfStyles.body, { width })
    paper.y += 3
  }
}
