import { create } from 'zustand'
import type { ProbeFinding } from '../../../shared/domain/health.ts'
import type { DnsblList } from '../../../shared/domain/list.ts'
import type { Catalogue } from '../../../shared/domain/removal.ts'
import { rpc } from '../../rpc/client.ts'
import { type Failure, readFailure } from '../../rpc/failure.ts'
import type { Sort } from '../../ui/DataTable.tsx'

interface ListsState {
  readonly catalogue: Catalogue | null
  readonly failure: Failure | null
  readonly filter: string
  readonly sort: Sort | null
  /** Findings of the health check by list id. */
  readonly findings: Readonly<Record<string, ProbeFinding>>
  readonly checking: AbortController | null
  readonly checkFailure: Failure | null
}

/** The catalogue and what the health check found. */
export const useLists = create<ListsState>(() => ({
  catalogue: null,
  failure: null,
  filter: '',
  sort: { key: 'operator', descending: false },
  findings: {},
  checking: null,
  checkFailure: null,
}))

export async function loadCatalogue(): Promise<void> {
  try {
    useLists.setState({ catalogue: await rpc.lists.catalogue(), failure: null })
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

/** Lists whose name, operator, zone or purpose holds the words of the filter. */
export function filterLists(lists: readonly DnsblList[], filter: string): readonly DnsblList[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  return lists.filter((list) => {
    const text = [list.name, list.operatorName, list.zone, list.id, list.what, list.impact, list.polarity]
    const joined = text.join(' ').toLowerCase()
    return words.every((word) => joined.includes(word))
  })
}
