import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Any text as HTML text or attribute value: cleaned, capped at `limit` characters, and never markup. */
export function escapeHtml(text: string, limit = 500): string {
  return cleanStrangerText(text, limit).replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '')
}
