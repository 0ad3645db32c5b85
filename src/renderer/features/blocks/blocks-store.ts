import { create } from 'zustand'
import type { ScanProgress } from '../../../shared/domain/live-scan.ts'
import type { BlockRow } from '../../../shared/domain/offer.ts'
import { rpc } from '../../rpc/client.ts'
import { type Failure, readFailure } from '../../rpc/failure.ts'
import type { Sort } from '../../ui/DataTable.tsx'
import { formatQuantity } from '../../ui/format.ts'
import { showToast } from '../../ui/toast-store.ts'

interface BlocksState {
  readonly rows: readonly BlockRow[] | null
  readonly failure: Failure | null
  readonly filter: string
  readonly sort: Sort | null
  /** Blocks that are marked for a deed on several. */
  readonly marked: ReadonlySet<string>
  /** True while the table shows the archive in place of the rest. */
  readonly archive: boolean
  /** The block whose offer is open to be noted. */
  readonly noting: string | null
  /** Progress of running scans by scan id. */
  readonly progress: Readonly<Record<string, ScanProgress>>
}

/** The table of vetted blocks. */
export const useBlocks = create<BlocksState>(() => ({
  rows: null,
  failure: null,
  filter: '',
  sort: null,
  marked: new Set(),
  archive: false,
  noting: null,
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

/** Archives blocks or takes them out, and offers the way back. Running scans go on. */
export async function archiveRows(rows: readonly BlockRow[], archived: boolean): Promise<void> {
  const scanIds = rows.map(({ scanId }) => scanId)
  const set = async (value: boolean): Promise<void> => {
    try {
      const now = new Set(await rpc.blocks.archive({ scanIds, archived: value }))
      useBlocks.setState(({ rows: all }) => ({
        rows: all?.map((row) => ({ ...row, archived: now.has(row.scanId) })) ?? null,
        marked: new Set(),
      }))
    } catch (error) {
      const { message, next } = readFailure(error)
      showToast({ text: `${message} ${next}` })
      return
    }
    if (value === archived) {
      const words = archived ? 'archived' : 'taken out of the archive'
      showToast({
        text: `${formatQuantity(rows.length, 'block')} ${words}.`,
        undo: () => void set(!archived),
      })
    }
  }
  await set(archived)
}

/** Rows whose block, provider, price, country, note or verdict holds the words of the filter. */
export function filterRows(rows: readonly BlockRow[], filter: string): readonly BlockRow[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter(({ block, offer, judged, state }) => {
    const text = [
      block,
      offer.provider,
      offer.price,
      offer.country,
      offer.note,
      state,
      judged?.decision,
      judged?.headline,
    ].join(' ')
    return words.every((word) => text.toLowerCase().includes(word))
  })
}
