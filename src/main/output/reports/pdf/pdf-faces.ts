/** A typeface of the report. */
export type PdfFace = 'words' | 'strong' | 'mono'

/** Font files (TrueType outlines in TTF or WOFF) of each face, each file with another part of Unicode, best first. */
export type PdfFonts = Readonly<Record<PdfFace, readonly Uint8Array[]>>

/** A piece of text that one font file can draw. */
export interface PdfRun {
  readonly font: string
  readonly text: string
}

/** Size of type in points, its face and colour. */
export interface PdfStyle {
  readonly face: PdfFace
  readonly size: number
  readonly color: string
}

interface Glyphs {
  hasGlyphForCodePoint(codePoint: number): boolean
}

/** What the library keeps of the chosen font; its typings leave it out. */
interface Chosen {
  readonly ['_font']: { readonly font: Glyphs }
}

interface Seen {
  readonly font: string
  /** Width at a size of one point. */
  readonly width: number
}

/**
 * The faces registered with a document: measures characters and finds the font file for each. A character that no
 * file has is spelled out as `[U+4E2D]`, so that nothing is lost or hidden.
 */
export class PdfFaces {
  readonly #doc: PDFKit.PDFDocument
  readonly #files: Readonly<Record<PdfFace, readonly string[]>>
  readonly #seen: Record<PdfFace, Map<string, Seen | null>> = {
    words: new Map(),
    strong: new Map(),
    mono: new Map(),
  }

  constructor(doc: PDFKit.PDFDocument, fonts: PdfFonts) {
    this.#doc = doc
    const register = (face: PdfFace): readonly string[] =>
      fonts[face].map((bytes, i) => {
        doc.registerFont(`${face}-${i}`, Buffer.from(bytes))
        return `${face}-${i}`
      })
    this.#files = { words: register('words'), strong: register('strong'), mono: register('mono') }
  }

  /** The text with every character that cannot be drawn spelled out. */
  spellOut(text: string, face: PdfFace): string {
    let drawn = ''
    for (const sign of text) {
      const known = this.#find(sign, face) !== null
      drawn += known ? sign : `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`
    }
    return drawn
  }

  /** Width of a text in points. */
  widthOf(text: string, { face, size }: PdfStyle): number {
    let width = 0
    for (const sign of text) width += this.#find(sign, face)?.width ?? 0
    return width * size
  }

  /** The text cut into runs of one font file each. */
  runsOf(text: string, face: PdfFace): readonly PdfRun[] {
    const runs: { font: string; text: string }[] = []
    for (const sign of text) {
      const font = this.#find(sign, face)?.font
      if (font === undefined) continue
      const last = runs.at(-1)
      if (last?.font === font) last.text += sign
      else runs.push({ font, text: sign })
    }
    return runs
  }

  #find(sign: string, face: PdfFace): Seen | null {
    const seen = this.#seen[face].get(sign)
    if (seen !== undefined) return seen
    const found = this.#look(sign, face)
    this.#seen[face].set(sign, found)
    return found
  }

  #look(sign: string, face: PdfFace): Seen | null {
    const codePoint = sign.codePointAt(0) ?? 0
    for (const font of this.#files[face]) {
      this.#doc.font(font, 100)
      const { font: glyphs } = (this.#doc as unknown as Chosen)['_font']
      if (glyphs.hasGlyphForCodePoint(codePoint)) return { font, width: this.#doc.widthOfString(sign) / 100 }
    }
    return null
  }
}
