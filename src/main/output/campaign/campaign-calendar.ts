import type { CampaignRow } from '../../../shared/domain/campaign.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'

/** Longest line in octets (RFC 5545 §3.1). */
const LINE = 75

/** Due dates of open requests as a calendar (RFC 5545), one event of half an hour each, with an alarm. */
export function campaignCalendar(rows: readonly CampaignRow[], now: number): string {
  const events = rows.flatMap(({ request, next }) => {
    if (next.dueAt === null) return []
    const lead = request.cases[0]
    const title = `${request.block}: ${next.what} – ${lead?.operatorName ?? ''}, ${lead?.listName ?? ''}`
    return [
      'BEGIN:VEVENT',
      `UID:${request.id}@blockvet.invalid`,
      `DTSTAMP:${stamp(now)}`,
      `DTSTART:${stamp(Date.parse(next.dueAt))}`,
      'DURATION:PT30M',
      `SUMMARY:${escapeText(title)}`,
      `DESCRIPTION:${escapeText(next.text)}`,
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${escapeText(title)}`,
      'TRIGGER:PT0S',
      'END:VALARM',
      'END:VEVENT',
    ]
  })
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Blockvet//Clean-up//EN',
    ...events,
    'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}

const stamp = (ms: number): string => new Date(ms).toISOString().replaceAll(/[-:]|\.\d+/g, '')

/** RFC 5545 §3.3.11. */
const escapeText = (text: string): string =>
  cleanStrangerText(text, 500).replaceAll(/[\\;,]/g, String.raw`\$&`)

/** Long lines go on after a line end and a space, never inside a character. */
function fold(line: string): string {
  const parts: string[] = ['']
  for (const sign of line) {
    const joined = `${parts.at(-1) ?? ''}${sign}`
    if (Buffer.byteLength(joined) > LINE - (parts.length > 1 ? 1 : 0)) parts.push(sign)
    else parts[parts.length - 1] = joined
  }
  return parts.join('\r\n ')
}
