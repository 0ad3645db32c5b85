import { create } from 'zustand'
import type { ScanProgress } from '../../../shared/domain/live-scan.ts'
import type { BlockRow } from '../../../shared/domain/offer.ts'
import { rpc } from '../../rpc/client.ts'
import { type Failure, readFailure } from '../../rpc/failure.ts'
import type { Sort } from '../../ui/DataTable.tsx'

interface BlocksState {
  readonly rows: readonly BlockRow[] | null
  readonly failure: Failure | null
  readonly filter: string
  readonly sort: Sort | null
  /** Progress of running scans by scan id. */
  readonly progress: Readonly<Record<string, ScanProgress>>
}

/** The table of vetted blocks. */
export const useBlocks = create<BlocksState>(() => ({
  rows: null,
  failure: null,
  filter: '',
  sort: null,
  progress: {},
}))

export async function loadBlocks(): Promise<void> {
  try {
    useBlocks.setState({ rows: await rpc.blocks.list(), failure: null })
  } catch (error) {
    useBlocks.setState({ failure: readFailure(error) })
  }
}

/** Follows a running scan until it ends or the signal falls; then the table is read again. */
export async function followScan(scanId: string, signal: AbortSignal): Promise<void> {
  try {
    for await (const event of await rpc.scans.watch({ scanId }, { signal })) {
      useBlocks.setState(({ progress }) => ({ progress: { ...progress, [scanId]: event.progress } }))
      if (event.state !== 'running') break
    }
  } catch {
    // A broken line is told by the banner; the table is read again when the line is back.
    return
  }
  if (!signal.aborted) await loadBlocks()
}

/** Rows whose block, provider, price, note or verdict holds the words of the filter. */
export function filterRows(rows: readonly BlockRow[], filter: string): readonly BlockRow[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter(({ block, offer, judged, state }) => {
    const text = [
      block,
      offer.provider,
      offer.price,
      offer.note,
      state,
      judged?.decision,
      judged?.headline,
    ].join(' ')
    return words.every((word) => text.toLowerCase().includes(word))
  })
}
