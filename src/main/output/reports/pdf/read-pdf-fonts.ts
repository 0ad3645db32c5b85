import type { PdfFonts } from './pdf-faces.ts'

const subsets = ['latin', 'latin-ext', 'cyrillic', 'greek']

/** The fonts that PDF reports embed; `read` gives a file below resources/. */
export function readPdfFonts(read: (name: string) => Uint8Array): PdfFonts {
  const filesOf = (family: string, weight: number): readonly Uint8Array[] =>
    subsets.map((subset) => read(`fonts/${family}-${subset}-${weight}.woff`))
  return {
    words: filesOf('inter', 400),
    strong: filesOf('inter', 600),
    mono: filesOf('jetbrains-mono', 400),
  }
}
