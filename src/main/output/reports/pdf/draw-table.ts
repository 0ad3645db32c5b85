import type { ReportCell, ReportColumn, ReportRow } from '../report-model/report.ts'
import { drawHatch } from './draw-hatch.ts'
import { drawSwatch } from './draw-marks.ts'
import { pdfColors } from './pdf-colors.ts'
import type { PdfStyle } from './pdf-faces.ts'
import type { PdfPaper } from './pdf-paper.ts'

const SIZE = 7.2
const NOTE_SIZE = 6.4
const PADDING = 2.6
const GAP = 7
const SWATCH = 10
/** A cell of more lines ends in an ellipsis: a row must fit on a page. */
const MOST_LINES = 36

interface Line {
  readonly text: string
  readonly style: PdfStyle
}

interface LaidCell {
  readonly lines: readonly Line[]
  readonly height: number
}

interface Place {
  readonly x: number
  readonly width: number
  readonly column: ReportColumn
}

/**
 * A table whose rows are drawn one by one. Its heading stands again on every page: the first is part of the tagged
 * table, the others are passed over by screen readers.
 */
export class PdfTable {
  readonly #paper: PdfPaper
  readonly #places: readonly Place[]
  readonly #newPage: () => void
  #begun = false

  constructor(paper: PdfPaper, columns: readonly ReportColumn[], newPage: () => void) {
    this.#paper = paper
    this.#newPage = newPage
    const total = columns.reduce((sum, { width }) => sum + width, 0)
    const room = paper.width - GAP * (columns.length - 1)
    let x = paper.left
    this.#places = columns.map((column) => {
      const place = { x, width: (room * column.width) / total, column }
      x += place.width + GAP
      return place
    })
    paper.open('Table')
  }

  /** Draws a row, on a new page where it does not fit; false when there may be none (`lowest` is reached). */
  add(row: ReportRow, lowest = Number.POSITIVE_INFINITY): boolean {
    const cells = this.#places.map((place, i) => this.#layCell(row.cells[i], place, row.loud === true))
    const height = Math.max(...cells.map((cell) => cell.height)) + 2 * PADDING
    const needed = height + (this.#begun ? 0 : this.#headHeight())
    if (this.#paper.y + needed > lowest) return false
    if (this.#paper.y + needed > this.#paper.bottom) {
      this.#newPage()
      if (this.#begun) this.#paper.artifact(() => this.#drawHead(), 'Pagination')
    }
    if (!this.#begun) this.#drawTaggedHead()
    this.#paper.open('TR')
    for (const [i, cell] of cells.entries()) {
      const place = this.#places[i]
      if (place) this.#paper.tag('TD', () => this.#drawCell(cell, row.cells[i], place))
    }
    this.#paper.close()
    this.#paper.y += height
    this.#paper.artifact(() => this.#paper.rule(this.#paper.y, pdfColors.rule))
    return true
  }

  /** Closes the table. */
  end(): void {
    this.#paper.close()
    this.#paper.y += 4
  }

  #layCell(cell: ReportCell | undefined, { width, column }: Place, loud: boolean): LaidCell {
    if (!cell) return { lines: [], height: 0 }
    const face = column.kind === 'mono' ? 'mono' : loud ? 'strong' : 'words'
    const style: PdfStyle = { face, size: column.kind === 'mono' ? SIZE - 0.4 : SIZE, color: pdfColors.ink }
    const indent = cell.tone === undefined || cell.tone === 'plain' || column.kind === 'count' ? 0 : SWATCH
    const linesOf = (text: string, as: PdfStyle): readonly Line[] =>
      this.#paper.lines(text, as, width - indent, MOST_LINES).map((line) => ({ text: line, style: as }))
    const lines = [
      ...linesOf(cell.text, style),
      ...(cell.notes ?? []).flatMap(({ text, mono }) =>
        linesOf(text, { face: mono === true ? 'mono' : 'words', size: NOTE_SIZE, color: pdfColors.dim }),
      ),
    ].slice(0, MOST_LINES)
    return { lines, height: lines.reduce((sum, { style: as }) => sum + this.#paper.leading(as), 0) }
  }

  #drawCell({ lines }: LaidCell, cell: ReportCell | undefined, { x, width, column }: Place): void {
    const paper = this.#paper
    let y = paper.y + PADDING
    const right = column.kind === 'count' || column.kind === 'hours'
    const tone = cell?.tone
    const badge = tone !== undefined && tone !== 'plain' && !right
    if (tone === 'unknown' && right) drawHatch(paper, [{ x: x + 1, y: y + 0.5, width: 7, height: 7 }], 3)
    if (badge) drawSwatch(paper, tone, { x, y: y + 0.6, width: 7.4, height: 7.4 })
    for (const { text, style } of lines) {
      if (right) paper.write(text, style, x + width, y, 'right')
      else paper.write(text, style, x + (badge ? SWATCH : 0), y)
      y += paper.leading(style)
    }
  }

  #headHeight(): number {
    return this.#paper.leading(headStyle) + 2 * PADDING
  }

  #drawTaggedHead(): void {
    this.#begun = true
    const paper = this.#paper
    paper.open('TR')
    for (const place of this.#places) paper.tag('TH', () => this.#writeHead(place), { scope: 'Column' })
    paper.close()
    paper.artifact(() => this.#underline())
  }

  #drawHead(): void {
    for (const place of this.#places) this.#writeHead(place)
    this.#underline()
  }

  #writeHead({ x, width, column }: Place): void {
    const right = column.kind === 'count' || column.kind === 'hours'
    const [title = ''] = this.#paper.lines(column.title, headStyle, width + GAP, 1)
    this.#paper.write(
      title,
      headStyle,
      right ? x + width : x,
      this.#paper.y + PADDING,
      right ? 'right' : 'left',
    )
  }

  #underline(): void {
    this.#paper.y += this.#headHeight()
    this.#paper.rule(this.#paper.y, pdfColors.strongRule)
  }
}

const headStyle: PdfStyle = { face: 'strong', size: 6.8, color: pdfColors.dim }
