import PdfKit from 'pdfkit'
import { pdfColors } from './pdf-colors.ts'
import { PdfFaces, type PdfFonts, type PdfStyle } from './pdf-faces.ts'
import { wrapLines } from './wrap-lines.ts'

/** Paper sizes of the PDF report. */
export type PaperSize = 'a4' | 'letter'

/** What a document is and is made of. */
export interface PaperOptions {
  readonly size: PaperSize
  readonly fonts: PdfFonts
  readonly title: string
  /** Date of the document, ISO 8601: that of the scan, so that the same scan makes the same bytes. */
  readonly moment: string
  /** At the foot of every page. */
  readonly footer: string
  /** At the head of every page; empty for none. */
  readonly mark: string
}

const MARGIN = 42
const TOP = 46
const BOTTOM = 46
const LEADING = 1.34

type Element = PDFKit.PDFStructureElement
type Options = Readonly<Record<string, unknown>>

/**
 * A tagged PDF under the pen: pages, the place of the pen, styles, and the structure that screen readers follow.
 * Distances are points from the top left corner.
 */
export class PdfPaper {
  readonly doc: PDFKit.PDFDocument
  readonly faces: PdfFaces
  /** The pen: top of what is drawn next. */
  y = TOP
  readonly #options: PaperOptions
  readonly #open: Element[] = []
  readonly #chunks: Buffer[] = []

  constructor(options: PaperOptions) {
    this.#options = options
    const date = new Date(options.moment)
    this.doc = new PdfKit({
      autoFirstPage: false,
      bufferPages: true,
      tagged: true,
      displayTitle: true,
      lang: 'en',
      pdfVersion: '1.7',
      margin: 0,
      font: null as unknown as string,
      info: {
        Title: options.title,
        Author: 'Blockvet',
        Creator: 'Blockvet',
        CreationDate: date,
        ModDate: date,
      },
    })
    this.doc.on('data', (chunk: Buffer) => void this.#chunks.push(chunk))
    this.faces = new PdfFaces(this.doc, options.fonts)
    const root = this.doc.struct('Document')
    this.doc.addStructure(root)
    this.#open.push(root)
  }

  readonly left = MARGIN

  /** Width between the margins. */
  get width(): number {
    return this.doc.page.width - 2 * MARGIN
  }

  /** Lowest place of the pen. */
  get bottom(): number {
    return this.doc.page.height - BOTTOM
  }

  /** Begins a page; the pen is at its top. */
  addPage(layout: 'portrait' | 'landscape' = 'portrait'): void {
    this.doc.addPage({ size: this.#options.size === 'a4' ? 'A4' : 'LETTER', layout, margin: 0 })
    this.y = TOP
  }

  /** A bookmark to this page. */
  bookmark(title: string): void {
    this.doc.outline.addItem(title)
  }

  /** Puts everything that `draw` tags into one element. */
  within(type: string, draw: () => void): void {
    this.open(type)
    draw()
    this.close()
  }

  /** Opens an element that goes over pages. */
  open(type: string): void {
    const element = this.doc.struct(type)
    this.#open.at(-1)?.add(element)
    this.#open.push(element)
  }

  /** Closes the newest open element. */
  close(): void {
    this.#open.pop()?.end()
  }

  /** Draws content of one element on this page. */
  tag(type: string, draw: () => void, options: Options = {}): void {
    const content = this.doc.markStructureContent(type)
    draw()
    this.doc.endMarkedContent()
    this.#open.at(-1)?.add(this.doc.struct(type, options, [content]))
  }

  /** Draws what screen readers pass over. */
  artifact(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.doc.markContent('Artifact', { type })
    draw()
    this.doc.endMarkedContent()
  }

  /** Lines of a text in a width, at most so many. */
  lines(text: string, style: PdfStyle, width: number, most?: number): readonly string[] {
    return wrapLines(
      this.faces.spellOut(text, style.face),
      width,
      (part) => this.faces.widthOf(part, style),
      most,
    )
  }

  /** Height of a line of this style. */
  leading = (style: PdfStyle): number => style.size * LEADING

  /** Writes one line with its top at `y`; `x` is its left end, or its right end. */
  write(text: string, style: PdfStyle, x: number, y: number, side: 'left' | 'right' = 'left'): void {
    let at = side === 'left' ? x : x - this.faces.widthOf(text, style)
    const baseline = y + style.size * 1.02
    this.doc.fillColor(style.color)
    for (const run of this.faces.runsOf(text, style.face)) {
      this.doc.font(run.font, style.size)
      // Ligatures show other signs than the evidence has, and kerning hides the dots between digits.
      const plain = style.face === 'mono' || /\d/.test(run.text)
      const features = plain ? { calt: false, liga: false, kern: false } : undefined
      this.doc.text(run.text, at, baseline, {
        lineBreak: false,
        baseline: 'alphabetic',
        ...(features ? { features: features as unknown as [] } : {}),
      })
      at += this.faces.widthOf(run.text, style)
    }
  }

  /** Writes a paragraph at the pen and moves it below. */
  paragraph(
    text: string,
    style: PdfStyle,
    place: { x?: number; width?: number; type?: string; most?: number } = {},
  ): void {
    const { x = this.left, width = this.width, type = 'P', most } = place
    const lines = this.lines(text, style, width, most)
    if (lines.length === 0) return
    this.tag(type, () => {
      for (const line of lines) {
        this.write(line, style, x, this.y)
        this.y += this.leading(style)
      }
    })
  }

  /** A thin line across. */
  rule(y: number, color: string, x = this.left, width = this.width): void {
    this.doc
      .moveTo(x, y)
      .lineTo(x + width, y)
      .lineWidth(0.5)
      .stroke(color)
  }

  /** Heads and feet of all pages, then the bytes. */
  async finish(): Promise<Uint8Array<ArrayBuffer>> {
    const { footer, mark } = this.#options
    const { count } = this.doc.bufferedPageRange()
    const small: PdfStyle = { face: 'words', size: 7, color: pdfColors.dim }
    for (let page = 0; page < count; page++) {
      this.doc.switchToPage(page)
      this.artifact(() => {
        const y = this.doc.page.height - 30
        this.rule(y - 5, pdfColors.rule)
        this.write(this.faces.spellOut(footer, 'words'), small, this.left, y)
        this.write(`Page ${page + 1} of ${count}`, small, this.left + this.width, y, 'right')
        if (mark !== '') {
          this.doc.rect(this.left, 18, this.width, 16).lineWidth(0.75).stroke(pdfColors.practice)
          this.write(mark, { face: 'strong', size: 8, color: pdfColors.practice }, this.left + 6, 21.5)
        }
      }, 'Pagination')
    }
    while (this.#open.length > 0) this.close()
    const ended = new Promise((resolve) => this.doc.once('end', resolve))
    this.doc.end()
    await ended
    return new Uint8Array(Buffer.concat(this.#chunks))
  }
}
