import { listHealths } from '../../../../shared/domain/health.ts'
import { HealthTag } from '../../../terms/HealthTag.tsx'
import type { Column } from '../../../ui/DataTable.tsx'
import { formatCount } from '../../../ui/format.ts'
import { Tag } from '../../../ui/Tag.tsx'
import styles from '../scan.module.css'
import type { ScanListRow } from './scan-list-rows.ts'

const number = (value: number) => (value === 0 ? <span className="dim">0</span> : formatCount(value))

/** Codes in the width of a column: what all of 127.0.0.0/24 share is said once, `127.0.0.2 .4 .9`. */
function shortenCodes(codes: readonly string[]): string {
  const stem = '127.0.0.'
  return codes
    .map((code, i) =>
      i > 0 && code.startsWith(stem) && codes[i - 1]?.startsWith(stem) ? code.slice(7) : code,
    )
    .join(' ')
}

/** Columns of the lists of a scan. */
export const scanListColumns: readonly Column<ScanListRow>[] = [
  {
    key: 'list',
    header: 'List',
    width: 'minmax(104px, 2fr)',
    cell: ({ part: { list } }) => (
      <span title={`${list.name}, ${list.zone}`}>
        <strong>{list.name}</strong>
        {list.polarity === 'block' ? '' : <span className="dim"> {list.polarity} list</span>}
      </span>
    ),
    sortBy: ({ part }) => part.list.name.toLowerCase(),
  },
  {
    key: 'health',
    header: 'Health',
    width: '110px',
    cell: ({ health, noDataFor }) =>
      noDataFor === null ? <HealthTag health={health} /> : <Tag tone="hatched">No IPv{noDataFor} data</Tag>,
    sortBy: ({ health }) => (health === null ? -1 : listHealths.indexOf(health)),
  },
  {
    key: 'listed',
    header: 'Listed',
    width: '48px',
    numeric: true,
    cell: ({ counts, part: { list } }) =>
      list.polarity === 'block' ? number(counts.listed) : <span className="dim">–</span>,
    sortBy: ({ counts }) => counts.listed,
  },
  {
    key: 'clear',
    header: 'Clear',
    width: '40px',
    numeric: true,
    cell: ({ counts }) => number(counts.clear),
    sortBy: ({ counts }) => counts.clear,
  },
  {
    key: 'unknown',
    header: 'Unknown',
    width: '56px',
    numeric: true,
    cell: ({ counts }) => (
      <span className={counts.unknown > 0 ? `hatched ${styles['unknownCount']}` : undefined}>
        <span>{number(counts.unknown)}</span>
      </span>
    ),
    sortBy: ({ counts }) => counts.unknown,
  },
  {
    key: 'codes',
    header: 'Codes',
    width: 'minmax(108px, 1fr)',
    cell: ({ codes, counts }) => (
      <span title={codes.join(', ')}>
        {counts.noted > 0 ? `${formatCount(counts.noted)} noted ` : ''}
        <span className="mono">{shortenCodes(codes)}</span>
      </span>
    ),
    sortBy: ({ codes }) => codes.join(' '),
  },
  {
    key: 'median',
    header: 'Answer',
    width: '52px',
    numeric: true,
    cell: ({ part }) =>
      part.medianAnswerMs === null ? (
        <span className="dim">–</span>
      ) : (
        <span title="Median time to an answer">{formatCount(Math.max(1, part.medianAnswerMs))} ms</span>
      ),
    sortBy: ({ part }) => part.medianAnswerMs ?? -1,
  },
]
