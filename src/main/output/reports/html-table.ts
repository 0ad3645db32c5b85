import type { Breathe } from './breathe.ts'
import { escapeHtml } from './escape-html.ts'
import type { ColumnKind, ReportCell, ReportColumn, ReportNote, ReportTable } from './report-model/report.ts'
import { describeNumber } from './report-words.ts'

/** More rows than this make a page that browsers choke on; the rest is in the other formats, and the page says so. */
const MOST_ROWS = 5000

/** A table of the report as HTML, its sentences before it. `breathe` is told how many rows it has. */
export async function htmlTable(
  { intro, columns, count, rows, empty }: ReportTable,
  breathe: (rows: number) => ReturnType<Breathe>,
): Promise<string> {
  const sentences = intro.map((sentence) => `<p>${escapeHtml(sentence, 1000)}</p>`).join('')
  if (count === 0) return `${sentences}<p>${escapeHtml(empty)}</p>`
  const lines: string[] = []
  for (const { id, loud, cells } of rows()) {
    if (lines.length === MOST_ROWS) break
    const anchor = id === undefined ? '' : ` id="${escapeHtml(id)}"`
    const kinds = columns.map(({ kind }) => kind)
    lines.push(
      `<tr${loud === true ? ' class="loud"' : ''}${anchor}>${cells.map((cell, i) => htmlCell(cell, kinds[i] ?? 'text')).join('')}</tr>`,
    )
    const pause = breathe(lines.length)
    if (pause) await pause
  }
  const more = count - lines.length
  const rest =
    more > 0
      ? `<p>${describeNumber(more)} more rows are in the CSV, the XLSX and the JSON of this scan.</p>`
      : ''
  const head = columns.map(htmlHead).join('')
  return `${sentences}<div class="wide" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>\n${lines.join('\n')}\n</tbody></table></div>${rest}`
}

const isNumeric = (kind: ColumnKind): boolean => kind === 'count' || kind === 'hours' || kind === 'moment'

function htmlHead({ title, kind }: ReportColumn): string {
  return isNumeric(kind) ? `<th scope="col" class="num">${title}</th>` : `<th scope="col">${title}</th>`
}

function htmlCell(cell: ReportCell, kind: ColumnKind): string {
  const { text, tone, notes = [] } = cell
  const escaped = escapeHtml(text, 40_000)
  if (kind === 'count') return `<td class="num${tone === 'unknown' ? ' unknown' : ''}">${escaped}</td>`
  if (tone !== undefined) {
    const badge = `<span class="tag${tone === 'plain' ? '' : ` ${tone}`}">${escaped}</span>`
    return `<td>${[badge, ...notes.map((note) => escapeHtml(note.text))].join(' ')}</td>`
  }
  const name = kind === 'mono' ? ' class="mono"' : isNumeric(kind) ? ' class="num"' : ''
  return `<td${name}>${[escaped, ...notes.map(htmlNote)].join('<br>')}</td>`
}

function htmlNote({ text, mono, href }: ReportNote): string {
  if (href !== undefined)
    return `<a href="${escapeHtml(href, 2000)}" rel="noopener noreferrer">${escapeHtml(text)}</a>`
  return `<span class="${mono === true ? 'mono' : 'dim'}">${escapeHtml(text)}</span>`
}
