import type { PackedCell } from './cell.ts'
import type { ListHealth } from './health.ts'
import type { CheckCounts, ScanState } from './scan.ts'

/** Which part of a scan is under way; `waiting` = another scan of this process comes first. */
export type ScanPhase = 'waiting' | 'probing' | 'asking' | 'confirming' | 'ended'

/** How far a scan is. */
export interface ScanProgress {
  readonly phase: ScanPhase
  readonly checksDone: number
  readonly checksTotal: number
  readonly queriesSent: number
  /** Checks per second over the last seconds. */
  readonly ratePerSecond: number
  /** Expected seconds to the end, or null while unknown. */
  readonly secondsLeft: number | null
}

/** One list while a scan runs. */
export interface LiveList {
  readonly listId: string
  readonly health: ListHealth | null
  readonly counts: CheckCounts
}

/**
 * What a watcher of a scan receives. Numbers rise by one; after a gap, or at first, a `snapshot` carries all.
 * `cells` holds one little-endian 16-bit PackedCell per target; `changes` holds 6 bytes per changed target:
 * its number (32 bits) and its PackedCell (16 bits), both little-endian. Sent only after the data is on disk.
 */
export type ScanEvent =
  | {
      readonly kind: 'snapshot'
      readonly sequence: number
      readonly state: ScanState
      readonly progress: ScanProgress
      readonly lists: readonly LiveList[]
      readonly cells: Uint8Array
      /** Why the scan failed, one sentence; the disk may be what failed, and know nothing of it. */
      readonly failure?: string
    }
  | {
      readonly kind: 'changes'
      readonly sequence: number
      readonly state: ScanState
      readonly progress: ScanProgress
      readonly lists: readonly LiveList[]
      readonly changes: Uint8Array
    }

const CHANGE_BYTES = 6

/** Packs all cells of a scan, target 0 first. */
export function encodeCells(cells: ArrayLike<PackedCell>): Uint8Array {
  const bytes = new Uint8Array(cells.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < cells.length; i++) view.setUint16(i * 2, cells[i] ?? 0, true)
  return bytes
}

/** Reads what `encodeCells` wrote. */
export function decodeCells(bytes: Uint8Array): Uint16Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Uint16Array.from({ length: bytes.length >>> 1 }, (_, i) => view.getUint16(i * 2, true))
}

/** Packs changed cells: pairs of target number and cell. */
export function encodeChanges(changes: readonly (readonly [target: number, cell: PackedCell])[]): Uint8Array {
  return encodeChangedCells(
    changes.map(([target]) => target),
    changes.map(([, cell]) => cell),
  )
}

/** Packs changed cells: targets, and their cells in the same order. */
export function encodeChangedCells(targets: ArrayLike<number>, cells: ArrayLike<PackedCell>): Uint8Array {
  const bytes = new Uint8Array(targets.length * CHANGE_BYTES)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < targets.length; i++) {
    view.setUint32(i * CHANGE_BYTES, targets[i] ?? 0, true)
    view.setUint16(i * CHANGE_BYTES + 4, cells[i] ?? 0, true)
  }
  return bytes
}

/** Calls `apply` for each change that `encodeChanges` packed. */
export function decodeChanges(bytes: Uint8Array, apply: (target: number, cell: PackedCell) => void): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at + CHANGE_BYTES <= bytes.length; at += CHANGE_BYTES) {
    apply(view.getUint32(at, true), view.getUint16(at + 4, true))
  }
}
