import type { Scan } from '../../../../shared/domain/scan.ts'
import type { ListEvidence, ScanEvidence } from '../../../../shared/domain/scan-evidence.ts'
import { countListChecks } from '../count-checks.ts'
import {
  describeSource,
  healthOf,
  healthReason,
  healthWords,
  isUnusable,
  whyNotProbed,
} from '../report-words.ts'
import type { ReportCell, ReportRow, ReportTable } from './report.ts'
import { cleanText, countCell, noteOf, textCell, toneCell } from './write-cell.ts'

/** Every list with its health and counts; those whose answers could not be used stand first. */
export function listsTable({ lists, scan }: ScanEvidence): ReportTable {
  const unusable = lists.filter(isUnusable)
  const ordered = [...unusable, ...lists.filter((entry) => !isUnusable(entry))]
  return {
    title: 'Lists',
    intro: unusable.length === 0 ? [] : [unusableSentence(unusable.length)],
    columns: [
      { title: 'List', kind: 'text', width: 16 },
      { title: 'Zone', kind: 'mono', width: 22 },
      { title: 'Kind, impact', kind: 'text', width: 11 },
      { title: 'Health', kind: 'text', width: 34 },
      { title: 'Listed', kind: 'count', width: 7 },
      { title: 'Clear', kind: 'count', width: 7 },
      { title: 'Noted', kind: 'count', width: 7 },
      { title: 'Unknown', kind: 'count', width: 8 },
    ],
    count: ordered.length,
    rows: () => ordered.map((entry) => listRow(entry, scan)),
    empty: 'No list was asked.',
  }
}

function unusableSentence(count: number): string {
  return count === 1
    ? '1 list could not be used: all its checks are unknown.'
    : `${count} lists could not be used: all their checks are unknown.`
}

function listRow(entry: ListEvidence, scan: Scan): ReportRow {
  const { list } = entry
  const counts = countListChecks(entry, scan.targets)
  const source = describeSource(list)
  return {
    id: `list-${cleanText(list.id)}`,
    ...(isUnusable(entry) ? { loud: true } : {}),
    cells: [
      textCell(list.name),
      textCell(list.zone, source === '' ? [] : [noteOf(source)]),
      textCell(`${list.polarity}, ${list.impact}`),
      healthCell(entry, scan),
      countCell(counts.listed),
      countCell(counts.clear),
      countCell(counts.noted),
      countCell(counts.unknown, true),
    ],
  }
}

function healthCell(entry: ListEvidence, scan: Scan): ReportCell {
  const health = healthOf(entry)
  if (health === null) return toneCell(whyNotProbed(entry, scan), 'unknown')
  const unusable = isUnusable(entry)
  const reason = unusable || entry.before?.marked === true ? healthReason(entry) : ''
  return toneCell(healthWords[health], unusable ? 'unknown' : 'plain', reason === '' ? [] : [noteOf(reason)])
}
