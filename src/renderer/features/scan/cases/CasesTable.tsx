import { useState } from 'react'
import type { JudgedScan } from '../../../../shared/domain/scan-evidence.ts'
import { DataTable, type Sort } from '../../../ui/DataTable.tsx'
import { StateScreen } from '../../../ui/StateScreen.tsx'
import { copy } from '../copy.ts'
import { scanHash } from '../scan-route.ts'
import type { LiveScan } from '../scan-store.ts'
import { caseColumns } from './case-columns.tsx'

interface CasesTableProps {
  readonly judged: JudgedScan
  readonly live: LiveScan | null
  readonly opened: string | null
}

/** Listings by the request that would clear them. */
export function CasesTable({ judged, live, opened }: CasesTableProps) {
  const [sort, setSort] = useState<Sort | null>(null)
  const { cases, evidence } = judged
  if (cases.length === 0) {
    const running = (live?.state ?? evidence.scan.state) === 'running'
    return <StateScreen title={copy.noCases}>{running ? copy.noCasesYet : copy.noCasesText}</StateScreen>
  }
  return (
    <DataTable
      label={copy.cases}
      columns={caseColumns}
      rows={cases}
      rowKey={({ id }) => id}
      onOpen={({ id }) => location.assign(scanHash(evidence.scan.id, 'cases', id))}
      sort={sort}
      onSort={setSort}
      selectedKey={opened}
    />
  )
}
