import { gradeCodes, worstSeverity } from '../../../../shared/domain/grade-listing.ts'
import type { Listing } from '../../../../shared/domain/listing.ts'
import type { ListEvidence, ScanEvidence } from '../../../../shared/domain/scan-evidence.ts'
import { severityWords } from '../report-words.ts'
import type { ReportColumn, ReportRow, ReportTable } from './report.ts'
import { cleanText, momentCell, textCell, toneCell } from './write-cell.ts'

const columns: readonly ReportColumn[] = [
  { title: 'Address', kind: 'mono', width: 14 },
  { title: 'List', kind: 'text', width: 16 },
  { title: 'Severity', kind: 'text', width: 8 },
  { title: 'Codes', kind: 'mono', width: 12 },
  { title: 'Means', kind: 'text', width: 20 },
  { title: 'Text of the list', kind: 'mono', width: 30 },
  { title: 'Seen', kind: 'moment', width: 14 },
]

/** Every listing of block lists, in address order. */
export function listingsTable({ listings, lists }: ScanEvidence): ReportTable {
  return tableOf('Listings', [], listings, lists)
}

/** Every answer of allow and info lists. */
export function notesTable({ notes, lists }: ScanEvidence): ReportTable {
  return tableOf('Notes of allow and info lists', ['Neither listings nor clear answers.'], notes, lists)
}

function tableOf(
  title: string,
  intro: readonly string[],
  listings: readonly Listing[],
  lists: readonly ListEvidence[],
): ReportTable {
  const byId = new Map(lists.map((entry) => [entry.list.id, entry]))
  return {
    title,
    intro,
    columns,
    count: listings.length,
    *rows() {
      for (const listing of listings) yield listingRow(listing, byId.get(listing.listId))
    },
    empty: 'None.',
  }
}

function listingRow(
  { address, listId, codes, text, observedAt }: Listing,
  entry: ListEvidence | undefined,
): ReportRow {
  const graded = entry ? gradeCodes(entry.list, codes) : []
  const severity = entry?.list.polarity === 'block' ? worstSeverity(entry.list, codes) : null
  return {
    cells: [
      textCell(address),
      textCell(entry?.list.name ?? listId),
      severity === null ? textCell('') : toneCell(severityWords[severity], severity),
      textCell(codes.join(' ')),
      textCell(graded.map(({ means }) => means).join('; ')),
      textCell(text.map((line) => cleanText(line)).join(' / '), [], 2000),
      momentCell(observedAt),
    ],
  }
}
