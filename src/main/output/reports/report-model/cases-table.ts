import type { Case } from '../../../../shared/domain/case.ts'
import { describeDelay, methodWords, scopeWords, severityWords, whoWords } from '../report-words.ts'
import type { ReportNote, ReportRow, ReportTable } from './report.ts'
import { cleanText, countCell, hoursCell, noteOf, rangesCell, textCell, toneCell } from './write-cell.ts'

/** Every case, worst first. */
export function casesTable(cases: readonly Case[]): ReportTable {
  return {
    title: 'Cases',
    intro: [],
    columns: [
      { title: 'Severity', kind: 'text', width: 8.5 },
      { title: 'List', kind: 'text', width: 12 },
      { title: 'Scope', kind: 'text', width: 10 },
      { title: 'Addresses', kind: 'count', width: 7 },
      { title: 'Ranges', kind: 'mono', width: 27 },
      { title: 'Says', kind: 'text', width: 14 },
      { title: 'Way out', kind: 'text', width: 18 },
      { title: 'Who may ask', kind: 'text', width: 8 },
      { title: 'Requests', kind: 'count', width: 6 },
      { title: 'Effort', kind: 'hours', width: 8 },
      { title: 'Delay', kind: 'text', width: 8 },
    ],
    count: cases.length,
    rows: () => cases.map(caseRow),
    empty: 'No case: there is nothing to have removed.',
  }
}

function caseRow(entry: Case): ReportRow {
  const reference = entry.reference === null ? [] : [noteOf(entry.reference, { mono: true })]
  return {
    id: `case-${cleanText(entry.id)}`,
    cells: [
      toneCell(severityWords[entry.severity], entry.severity),
      textCell(entry.listName, [noteOf(entry.operatorName)]),
      textCell(scopeWords[entry.scope], reference),
      countCell(entry.addresses),
      rangesCell(entry.ranges),
      textCell(entry.means.join('; ')),
      textCell(methodWords[entry.method], contactNotes(entry)),
      textCell(whoWords[entry.whoMayAsk]),
      countCell(entry.requests),
      hoursCell(entry.effortHours),
      textCell(describeDelay(entry.delayHours)),
    ],
  }
}

function contactNotes({ url, email }: Case): readonly ReportNote[] {
  const page =
    url !== null && /^https?:\/\//i.test(url) ? [{ ...noteOf(url), href: cleanText(url, 2000) }] : []
  return email === null ? page : [...page, noteOf(email, { mono: true })]
}
