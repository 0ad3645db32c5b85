import { create } from 'zustand'
import type { ProbeFinding } from '../../../shared/domain/health.ts'
import type { HealthRecord } from '../../../shared/domain/health-record.ts'
import type { Catalogue } from '../../../shared/domain/removal.ts'
import { rpc } from '../../rpc/client.ts'
import { type Failure, readFailure } from '../../rpc/failure.ts'
import type { Sort } from '../../ui/DataTable.tsx'
import { type ListFilter, noFilter } from './filter-lists.ts'

interface ListsState {
  readonly catalogue: Catalogue | null
  readonly failure: Failure | null
  readonly filter: ListFilter
  readonly sort: Sort | null
  /** Findings of the health check by list id. */
  readonly findings: Readonly<Record<string, ProbeFinding>>
  /** The newest kept findings by list id, newest first. */
  readonly recent: Readonly<Record<string, readonly HealthRecord[]>>
  readonly checking: AbortController | null
  readonly checkFailure: Failure | null
}

/** The catalogue and what the health check found. */
export const useLists = create<ListsState>(() => ({
  catalogue: null,
  failure: null,
  filter: noFilter,
  sort: { key: 'operator', descending: false },
  findings: {},
  recent: {},
  checking: null,
  checkFailure: null,
}))

export async function loadCatalogue(): Promise<void> {
  try {
    const [catalogue, records] = await Promise.all([rpc.lists.catalogue(), rpc.lists.recentHealth()])
    const recent: Record<string, HealthRecord[]> = {}
    for (const record of records) (recent[record.listId] ??= []).push(record)
    useLists.setState({ catalogue, recent, failure: null })
  } catch (error) {
    useLists.setState({ failure: readFailure(error) })
  }
}

/** Probes every list, or the named ones; findings appear as they come. */
export async function checkHealth(listIds?: readonly string[]): Promise<void> {
  useLists.getState().checking?.abort()
  const checking = new AbortController()
  useLists.setState({ checking, checkFailure: null })
  try {
    const input = listIds ? { listIds: [...listIds] } : {}
    for await (const finding of await rpc.lists.check(input, { signal: checking.signal })) {
      useLists.setState(({ findings }) => ({ findings: { ...findings, [finding.listId]: finding } }))
    }
  } catch (error) {
    if (!checking.signal.aborted) useLists.setState({ checkFailure: readFailure(error) })
  } finally {
    if (useLists.getState().checking === checking) useLists.setState({ checking: null })
  }
}

export function stopCheck(): void {
  useLists.getState().checking?.abort()
  useLists.setState({ checking: null })
}
