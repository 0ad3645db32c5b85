import type { BounceRow } from '../../../shared/domain/bounce.ts'
import type { Column } from '../../ui/DataTable.tsx'
import { formatCount } from '../../ui/format.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { causeWords, copy, trendWords } from './copy.ts'

/** How a group moves, as a mark and a word. */
export function TrendWord({ trend }: { trend: BounceRow['trend'] }) {
  const [mark, word] = trendWords[trend]
  return (
    <span className={trend === 'ended' || trend === 'unknown' ? 'dim' : undefined}>
      <span aria-hidden="true">{mark} </span>
      {word}
    </span>
  )
}

/** Columns of the table of who blocks us. */
export const groupColumns: readonly Column<BounceRow>[] = [
  {
    key: 'operator',
    header: 'Who blocks',
    width: 'minmax(144px, 1.4fr)',
    cell: (row) => <OperatorCell row={row} />,
    sortBy: (row) => (row.operatorName ?? '~').toLowerCase(),
  },
  {
    key: 'zone',
    header: 'Zone',
    width: 'minmax(128px, 1.2fr)',
    cell: (row) => (
      <span className="mono" title={row.zone ?? undefined}>
        {row.zone ?? ''}
      </span>
    ),
    sortBy: (row) => row.zone ?? '',
  },
  {
    key: 'address',
    header: 'Your address',
    width: 'minmax(128px, 1fr)',
    cell: (row) => (
      <span className={row.address === null ? 'dim' : 'mono'}>{row.address ?? copy.noAddress}</span>
    ),
    sortBy: (row) => row.address ?? '',
  },
  {
    key: 'cause',
    header: 'Cause',
    width: '112px',
    cell: (row) => causeWords[row.cause],
    sortBy: (row) => causeWords[row.cause],
  },
  {
    key: 'events',
    header: 'Events',
    width: '72px',
    numeric: true,
    cell: (row) => <span className="num">{formatCount(row.events)}</span>,
    sortBy: (row) => row.events,
  },
  {
    key: 'first',
    header: 'First',
    width: '96px',
    cell: (row) => (row.first === null ? <span className="dim">–</span> : <RelativeTime iso={row.first} />),
    sortBy: (row) => row.first ?? '',
  },
  {
    key: 'last',
    header: 'Last',
    width: '96px',
    cell: (row) => (row.last === null ? <span className="dim">–</span> : <RelativeTime iso={row.last} />),
    sortBy: (row) => row.last ?? '',
  },
  {
    key: 'trend',
    header: 'Trend',
    width: '88px',
    cell: (row) => <TrendWord trend={row.trend} />,
    sortBy: (row) => row.trend,
  },
]

function OperatorCell({ row }: { row: BounceRow }) {
  if (row.operatorName === null) return <span className="dim">{copy.unknown}</span>
  return <strong title={row.operatorName}>{row.operatorName}</strong>
}
