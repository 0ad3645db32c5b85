import { useState } from 'react'
import { formatAddress } from '../../../../shared/domain/address.ts'
import { type Cell, unpackCell } from '../../../../shared/domain/cell.ts'
import { severities } from '../../../../shared/domain/impact.ts'
import { addressOfTarget, type Targets } from '../../../../shared/domain/targets.ts'
import { SeverityTag } from '../../../terms/SeverityTag.tsx'
import { type Column, DataTable, type Sort } from '../../../ui/DataTable.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import type { ColourBy } from './cell-looks.ts'
import { describeCell } from './describe-cell.ts'

interface Row extends Cell {
  readonly target: number
  readonly address: string
  /** The state in words, as the colour mode sees it. */
  readonly words: string
}

const columns: readonly Column<Row>[] = [
  {
    key: 'address',
    header: 'Address',
    width: 'minmax(128px, 1fr)',
    cell: (row) => <span className="mono">{row.address}</span>,
    sortBy: (row) => row.target,
  },
  {
    key: 'severity',
    header: 'Worst',
    width: '96px',
    cell: (row) => <Worst row={row} />,
    sortBy: (row) => severities.length - severities.indexOf(row.severity) - (isOpen(row) ? 0.5 : 0),
  },
  {
    key: 'lists',
    header: 'Lists',
    width: '48px',
    numeric: true,
    cell: (row) => row.lists,
    sortBy: (row) => row.lists,
  },
  {
    key: 'state',
    header: 'State',
    width: 'minmax(160px, 2fr)',
    cell: (row) => <span className="dim">{row.words}</span>,
    sortBy: (row) => row.words,
  },
]

/** Without a listing an address is clear only when everybody was asked and enough have answered. */
const isOpen = (row: Cell): boolean => row.severity === 'clear' && (row.unknown || row.progress !== 'done')

function Worst({ row }: { row: Row }) {
  if (!isOpen(row)) return <SeverityTag severity={row.severity} />
  if (row.unknown) return <Tag tone="hatched">Unknown</Tag>
  return <Tag tone="open">{row.progress === 'partial' ? 'Partly asked' : 'Not asked'}</Tag>
}

interface CellTableProps {
  readonly block: string
  readonly targets: Targets
  readonly cells: Uint16Array
  readonly version: number
  readonly by: ColourBy
  /** The cells as the colour mode sees them, or null while they are read. */
  readonly shown: Uint16Array | null
  readonly onOpen: (address: string) => void
  readonly firstSort?: Sort
}

/** The map as a table: the same addresses, the same states. */
export function CellTable({ block, targets, cells, version, by, shown, onOpen, firstSort }: CellTableProps) {
  'use no memo'
  void version
  const [sort, setSort] = useState<Sort | null>(firstSort ?? null)
  const rows = Array.from(cells, (packed, target) => ({
    ...unpackCell(packed),
    target,
    address: formatAddress(addressOfTarget(targets, target)),
    words: shown ? describeCell(unpackCell(shown[target] ?? 0), by) : '',
  }))
  return (
    <DataTable
      label={`Addresses of ${block}`}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.address}
      onOpen={(row) => onOpen(row.address)}
      sort={sort}
      onSort={setSort}
    />
  )
}
