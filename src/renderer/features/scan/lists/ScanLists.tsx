import { Button } from '@mantine/core'
import { useState } from 'react'
import type { JudgedScan } from '../../../../shared/domain/scan-evidence.ts'
import { DataTable, type Sort } from '../../../ui/DataTable.tsx'
import { FilterField } from '../../../ui/FilterField.tsx'
import { formatQuantity } from '../../../ui/format.ts'
import { StateScreen } from '../../../ui/StateScreen.tsx'
import { copy } from '../copy.ts'
import styles from '../scan.module.css'
import { scanHash } from '../scan-route.ts'
import type { LiveScan } from '../scan-store.ts'
import { scanListColumns } from './scan-list-columns.tsx'
import { scanListRows } from './scan-list-rows.ts'

interface ScanListsProps {
  readonly judged: JudgedScan
  readonly live: LiveScan | null
  readonly opened: string | null
}

/** Each list's part in the scan: health, what it said, how fast. */
export function ScanLists({ judged, live, opened }: ScanListsProps) {
  const [sort, setSort] = useState<Sort | null>({ key: 'listed', descending: true })
  const [filter, setFilter] = useState('')
  const rows = scanListRows(judged, live?.lists ?? [])
  const wanted = filter.trim().toLowerCase()
  const shown = rows.filter(({ part: { list }, health }) =>
    `${list.name} ${list.operatorName} ${list.zone} ${health ?? ''}`.toLowerCase().includes(wanted),
  )
  return (
    <>
      <div className={styles['tools']}>
        <FilterField label={copy.filterLists} value={filter} onChange={setFilter} width={200} />
      </div>
      {shown.length === 0 ? (
        <StateScreen
          title={copy.noMatch}
          action={
            <Button variant="default" onClick={() => setFilter('')}>
              {copy.showAll}
            </Button>
          }
        >
          {formatQuantity(rows.length, 'list')} in all.
        </StateScreen>
      ) : (
        <DataTable
          label={copy.lists}
          columns={scanListColumns}
          rows={shown}
          rowKey={({ part }) => part.list.id}
          onOpen={({ part }) => location.assign(scanHash(judged.evidence.scan.id, 'lists', part.list.id))}
          sort={sort}
          onSort={setSort}
          selectedKey={opened}
        />
      )}
    </>
  )
}
