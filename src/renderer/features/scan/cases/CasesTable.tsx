import { Button } from '@mantine/core'
import { useState } from 'react'
import type { JudgedScan } from '../../../../shared/domain/scan-evidence.ts'
import { DataTable, type Sort } from '../../../ui/DataTable.tsx'
import { FilterField } from '../../../ui/FilterField.tsx'
import { formatCount, formatQuantity } from '../../../ui/format.ts'
import { StateScreen } from '../../../ui/StateScreen.tsx'
import { copy } from '../copy.ts'
import styles from '../scan.module.css'
import { scanHash } from '../scan-route.ts'
import type { LiveScan } from '../scan-store.ts'
import { caseColumns } from './case-columns.tsx'
import { filterCases } from './filter-cases.ts'

interface CasesTableProps {
  readonly judged: JudgedScan
  readonly live: LiveScan | null
  readonly opened: string | null
}

/** Listings by the request that would clear them. */
export function CasesTable({ judged, live, opened }: CasesTableProps) {
  const [sort, setSort] = useState<Sort | null>(null)
  const [filter, setFilter] = useState('')
  const { cases, evidence } = judged
  if (cases.length === 0) {
    const running = (live?.state ?? evidence.scan.state) === 'running'
    return <StateScreen title={copy.noCases}>{running ? copy.noCasesYet : copy.noCasesText}</StateScreen>
  }
  const shown = filterCases(cases, filter)
  return (
    <>
      <div className={styles['tools']}>
        <FilterField label={copy.filterCases} value={filter} onChange={setFilter} width={200} />
        {shown.length < cases.length ? (
          <span className="dim num" role="status">
            {formatCount(shown.length)} of {formatQuantity(cases.length, 'case')}
          </span>
        ) : null}
      </div>
      {shown.length === 0 ? (
        <StateScreen
          title={copy.noCaseMatch}
          action={
            <Button variant="default" onClick={() => setFilter('')}>
              {copy.showAllCases}
            </Button>
          }
        >
          {formatQuantity(cases.length, 'case')} in all.
        </StateScreen>
      ) : (
        <DataTable
          label={copy.cases}
          columns={caseColumns}
          rows={shown}
          rowKey={({ id }) => id}
          onOpen={({ id }) => location.assign(scanHash(evidence.scan.id, 'cases', id))}
          sort={sort}
          onSort={setSort}
          selectedKey={opened}
        />
      )}
    </>
  )
}
