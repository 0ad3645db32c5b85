import type { ExportedFile } from '../../shared/contract/scans.ts'
import { letterMail } from '../output/letters/letter-mail.ts'

/** A finished letter as an unsent mail. */
export function saveLetterMail(letter: { readonly subject: string; readonly body: string }): ExportedFile {
  return { fileName: 'blockvet-letter.eml', mediaType: 'message/rfc822', content: letterMail(letter) }
}
