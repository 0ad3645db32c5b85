import type { Report, ReportFact, ReportRow } from '../report-model/report.ts'
import { describeNumber, describePercent } from '../report-words.ts'
import { drawHatch } from './draw-hatch.ts'
import { drawMap } from './draw-map.ts'
import { PdfTable } from './draw-table.ts'
import { pdfColors } from './pdf-colors.ts'
import type { PdfPaper } from './pdf-paper.ts'
import { drawHeading, pdfStyles } from './pdf-styles.ts'

const COLUMN_GAP = 22
const MOST_UNUSABLE = 6

/** Columns of the table of cases that the summary has no room for. */
const LEFT_OUT: readonly string[] = ['Ranges', 'Says']

/** The two pages that can stand alone: verdict, map, reasons; cases, cost, method, coverage. */
export function drawSummary(paper: PdfPaper, report: Report): void {
  paper.addPage()
  paper.bookmark('Summary')
  paper.within('Sect', () => {
    drawTitle(paper, report)
    drawMapAndFacts(paper, report)
    drawReasons(paper, report)
  })
  paper.addPage()
  paper.within('Sect', () => drawSecondPage(paper, report))
}

function drawTitle(paper: PdfPaper, report: Report): void {
  paper.paragraph(report.block, pdfStyles.block, { most: 1 })
  const state = report.finished ? '' : ' · scan not finished'
  paper.paragraph(`${report.decisionWord} · ${report.date}${state}`, pdfStyles.dim)
  paper.y += 6
  paper.paragraph(report.headline, pdfStyles.verdict, { type: 'H1', most: 5 })
  paper.y += 6
  paper.paragraph(report.coverageSentence, pdfStyles.body)
  const bar = { x: paper.left, y: paper.y + 2, width: paper.width, height: 8 }
  const known = Math.floor(report.figures.coverage * bar.width)
  paper.tag(
    'Figure',
    () => {
      paper.doc.rect(bar.x, bar.y, known, bar.height).fill(pdfColors.bar)
      if (known < bar.width) drawHatch(paper, [{ ...bar, x: bar.x + known, width: bar.width - known }])
    },
    {
      alt: `Coverage ${describePercent(report.figures.coverage)}; the rest is unknown and hatched.`,
      bbox: [bar.x, bar.y, bar.x + bar.width, bar.y + bar.height],
    },
  )
  paper.y += 20
}

function drawMapAndFacts(paper: PdfPaper, report: Report): void {
  const top = paper.y
  const mapWidth = paper.width * 0.56
  drawMap(paper, report, mapWidth)
  const below = paper.y
  paper.y = top
  const x = paper.left + mapWidth + COLUMN_GAP
  const width = paper.width - mapWidth - COLUMN_GAP
  drawFacts(paper, report.facts, x, width)
  paper.y += 4
  drawFacts(paper, report.cost, x, width)
  paper.y = Math.max(below, paper.y) + 8
}

function drawFacts(paper: PdfPaper, facts: readonly ReportFact[], x: number, width: number): void {
  for (const { label, text } of facts) {
    paper.paragraph(label, pdfStyles.label, { x, width, most: 1 })
    paper.paragraph(text, pdfStyles.body, { x, width, most: 6 })
    paper.y += 3.5
  }
}

function drawReasons(paper: PdfPaper, { reasons }: Report): void {
  drawHeading(paper, 'Reasons')
  if (reasons.length === 0) {
    paper.paragraph('No reason against this block was found.', pdfStyles.body)
    return
  }
  paper.open('L')
  let shown = 0
  for (const { text } of reasons) {
    const style = shown < 3 ? pdfStyles.strong : pdfStyles.body
    const lines = paper.lines(text, style, paper.width - 16, 4)
    const more = reasons.length - shown
    if (paper.y + (lines.length + (more > 1 ? 1 : 0)) * paper.leading(style) > paper.bottom) break
    paper.within('LI', () => {
      paper.tag('Lbl', () => paper.write(`${shown + 1}.`, pdfStyles.dim, paper.left, paper.y))
      paper.paragraph(text, style, { x: paper.left + 16, width: paper.width - 16, type: 'LBody', most: 4 })
    })
    paper.y += 2
    shown++
  }
  paper.close()
  const more = reasons.length - shown
  if (more > 0) paper.paragraph(`${describeNumber(more)} more in annex A.`, pdfStyles.dim)
}

/** The lower part is measured first; the cases get what is left. */
function drawSecondPage(paper: PdfPaper, report: Report): void {
  const lower = lowerParts(report)
  const needed = lower.reduce(
    (sum, { lines }) =>
      sum +
      28 +
      lines.reduce(
        (height, line) =>
          height +
          paper.lines(line, pdfStyles.body, paper.width).length * paper.leading(pdfStyles.body) +
          1.5,
        0,
      ),
    0,
  )
  drawCases(paper, report, Math.max(paper.y + 90, paper.bottom - needed - 26))
  for (const { title, lines } of lower) {
    paper.y += 6
    if (paper.y + 30 > paper.bottom) return
    drawHeading(paper, title)
    for (const line of lines) {
      if (paper.y + paper.leading(pdfStyles.body) > paper.bottom) return
      const room = Math.floor((paper.bottom - paper.y) / paper.leading(pdfStyles.body))
      paper.paragraph(line, pdfStyles.body, { most: room })
      paper.y += 1.5
    }
  }
}

function lowerParts(report: Report): readonly { title: string; lines: readonly string[] }[] {
  const { unusable, surroundings, notExamined, method, limits, identity } = report
  const more = unusable.length - MOST_UNUSABLE
  return [
    ...(unusable.length === 0
      ? []
      : [
          {
            title: 'Lists that could not be used: all their checks are unknown',
            lines: [
              ...unusable.slice(0, MOST_UNUSABLE),
              ...(more > 0 ? [`${describeNumber(more)} more in annex C.`] : []),
            ],
          },
        ]),
    ...(surroundings.length === 0 ? [] : [{ title: 'Surroundings', lines: surroundings }]),
    { title: 'Method', lines: method },
    { title: 'Not examined, and limits', lines: [...notExamined, ...limits, identity] },
  ]
}

function drawCases(paper: PdfPaper, { tables }: Report, lowest: number): void {
  drawHeading(paper, 'Cases')
  const { columns, count, rows, empty } = tables.cases
  if (count === 0) {
    paper.paragraph(empty, pdfStyles.body)
    return
  }
  const kept = columns.flatMap(({ title }, i) => (LEFT_OUT.includes(title) ? [] : [i]))
  const table = new PdfTable(
    paper,
    kept.flatMap((i) => columns[i] ?? []),
    () => {},
  )
  let shown = 0
  for (const row of rows()) {
    if (!table.add(pickCells(row, kept), lowest)) break
    shown++
  }
  table.end()
  const more = count - shown
  if (more > 0) paper.paragraph(`${describeNumber(more)} more in annex B.`, pdfStyles.dim)
}

const pickCells = (row: ReportRow, kept: readonly number[]): ReportRow => ({
  ...row,
  cells: kept.flatMap((i) => row.cells[i] ?? []),
})
