import type { ScanEvidence } from '../../../../shared/domain/scan-evidence.ts'
import { completeUnknowns } from '../count-checks.ts'
import { causeWords, healthWords } from '../report-words.ts'
import type { ReportTable } from './report.ts'
import { countCell, rangesCell, textCell } from './write-cell.ts'

/** What has no answer, by list and cause, with the ranges. */
export function unknownsTable(evidence: ScanEvidence): ReportTable {
  const names = new Map(evidence.lists.map(({ list }) => [list.id, list.name]))
  const runs = completeUnknowns(evidence, evidence.scan.block)
  return {
    title: 'Unknown',
    intro: [],
    columns: [
      { title: 'List', kind: 'text', width: 18 },
      { title: 'Cause', kind: 'text', width: 22 },
      { title: 'Addresses', kind: 'count', width: 8 },
      { title: 'Ranges', kind: 'mono', width: 52 },
    ],
    count: runs.length,
    rows: () =>
      runs.map(({ listId, cause, health, addresses, ranges }) => ({
        cells: [
          textCell(names.get(listId) ?? listId),
          textCell(`${causeWords[cause]}${health === null ? '' : `: ${healthWords[health].toLowerCase()}`}`),
          countCell(addresses, true),
          ranges.length === 0 ? textCell('which ones is not stored') : rangesCell(ranges),
        ],
      })),
    empty: 'Every check has an answer.',
  }
}
