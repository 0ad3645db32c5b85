import { useState } from 'react'
import type { Scan } from '../../../../shared/domain/scan.ts'
import { type Column, DataTable, type Sort } from '../../../ui/DataTable.tsx'
import { formatCount, formatSeconds } from '../../../ui/format.ts'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import { copy } from '../copy.ts'
import { scanHash } from '../scan-route.ts'

const stateWords = { running: 'Running', stopped: 'Stopped', failed: 'Failed', finished: 'Finished' } as const

const columns: readonly Column<Scan>[] = [
  {
    key: 'started',
    header: 'Started',
    width: 'minmax(96px, 1fr)',
    cell: ({ startedAt }) => <RelativeTime iso={startedAt} />,
    sortBy: ({ startedAt }) => startedAt,
  },
  {
    key: 'id',
    header: 'Scan',
    width: 'minmax(136px, 1fr)',
    cell: ({ id }) => <span className="mono">{id}</span>,
  },
  { key: 'state', header: 'State', width: '80px', cell: ({ state }) => stateWords[state] },
  {
    key: 'queries',
    header: 'Queries',
    width: '72px',
    numeric: true,
    cell: ({ queriesSent }) => formatCount(queriesSent),
    sortBy: ({ queriesSent }) => queriesSent,
  },
  {
    key: 'time',
    header: 'Took',
    width: '72px',
    numeric: true,
    cell: ({ activeSeconds }) => formatSeconds(activeSeconds),
    sortBy: ({ activeSeconds }) => activeSeconds,
  },
  {
    key: 'catalogue',
    header: 'Catalogue',
    width: 'minmax(80px, 1fr)',
    cell: ({ catalogueVersion }) => <span className="mono">{catalogueVersion}</span>,
  },
]

/** Every scan of the block, newest first. */
export function OlderScans({ scans, shownId }: { scans: readonly Scan[]; shownId: string }) {
  const [sort, setSort] = useState<Sort | null>(null)
  return (
    <DataTable
      label={copy.older}
      columns={columns}
      rows={scans}
      rowKey={({ id }) => id}
      onOpen={({ id }) => location.assign(scanHash(id, 'history'))}
      sort={sort}
      onSort={setSort}
      selectedKey={shownId}
    />
  )
}
