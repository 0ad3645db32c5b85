import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readPdfFonts } from './read-pdf-fonts.ts'

const resources = path.join(import.meta.dirname, '../../../../../resources')

/** The shipped fonts. */
export const pdfFonts = readPdfFonts((name) => readFileSync(path.join(resources, name)))
