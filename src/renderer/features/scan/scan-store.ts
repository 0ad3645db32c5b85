import { create } from 'zustand'
import {
  decodeCells,
  decodeChanges,
  type LiveList,
  type ScanEvent,
  type ScanProgress,
} from '../../../shared/domain/live-scan.ts'
import type { ScanState } from '../../../shared/domain/scan.ts'
import type { JudgedScan } from '../../../shared/domain/scan-evidence.ts'
import { rpc } from '../../rpc/client.ts'
import { type Failure, readFailure } from '../../rpc/failure.ts'
import { useMapColours } from './map/map-colours.ts'

/** Where a scan stands, by its newest event. */
export interface LiveScan {
  readonly state: ScanState
  readonly sequence: number
  readonly progress: ScanProgress
  readonly lists: readonly LiveList[]
  /** Why it ended early, as its end told. */
  readonly failure?: string
}

interface ScanStore {
  readonly scanId: string | null
  readonly judged: JudgedScan | null
  readonly live: LiveScan | null
  /** One cell per target, changed in place; `version` says when. */
  readonly cells: Uint16Array | null
  readonly version: number
  /** Why the scan could not be read at all. */
  readonly failure: Failure | null
  /** What an action (stop, resume, export) came to when it failed. */
  readonly refused: Failure | null
}

const initial: ScanStore = {
  scanId: null,
  judged: null,
  live: null,
  cells: null,
  version: 0,
  failure: null,
  refused: null,
}

/** The scan that is open. */
export const useScan = create<ScanStore>(() => initial)

type CellListener = (targets: readonly number[]) => void
const listeners = new Set<CellListener>()

/** Calls back with the targets whose cells changed in place; returns how to stop. */
export function onCells(listen: CellListener): () => void {
  listeners.add(listen)
  return () => listeners.delete(listen)
}

/** Begins with another scan, or none; its map shows the worst impact first. */
export function openScan(scanId: string | null): void {
  useMapColours.setState({ by: 'impact', listId: null })
  useScan.setState({ ...initial, scanId })
}

/** Takes one event in. False when numbers were missed: only a new subscription can mend that. */
export function applyEvent(event: ScanEvent): boolean {
  const { state, sequence, progress, lists } = event
  const before = useScan.getState()
  if (event.kind === 'snapshot') {
    useScan.setState({
      live: { state, sequence, progress, lists, ...(event.failure ? { failure: event.failure } : {}) },
      cells: decodeCells(event.cells),
      version: before.version + 1,
      failure: null,
    })
    return true
  }
  const { cells, live } = before
  if (!cells || !live || sequence !== live.sequence + 1) return false
  const changed: number[] = []
  decodeChanges(event.changes, (target, cell) => {
    if (target >= cells.length || cells[target] === cell) return
    cells[target] = cell
    changed.push(target)
  })
  const version = changed.length > 0 ? before.version + 1 : before.version
  useScan.setState({ live: { state, sequence, progress, lists }, version })
  if (changed.length > 0) for (const listen of listeners) listen(changed)
  return true
}

/** Reads evidence and judgement anew. An answer for a scan that is no longer open is dropped. */
export async function loadJudged(scanId: string): Promise<void> {
  try {
    const judged = await rpc.scans.get({ scanId })
    if (useScan.getState().scanId === scanId) useScan.setState({ judged, failure: null })
  } catch (error) {
    if (useScan.getState().scanId === scanId) useScan.setState({ failure: readFailure(error) })
  }
}
