import type { ListCarryOver } from '../store/carry-over.ts'
import type { Context } from './context.ts'
import { readRescan } from './read-rescan.ts'
import { type ReadyOrder, readOrder, type ScanOrder } from './scan-order.ts'

/** An order that may be carried out, and what it takes over from an earlier scan; nothing for a scan of its own. */
export interface AnyOrder {
  readonly ready: ReadyOrder
  readonly carried: readonly ListCarryOver[]
}

/** Reads an order, be it of blocks or of an earlier scan. Throws as `readOrder` and `readRescan` do; sends nothing. */
export function readAnyOrder(context: Context, order: ScanOrder): AnyOrder {
  if (order.rescan) return readRescan(context, order, withId(order.rescan))
  return { ready: readOrder(context, order), carried: [] }
}

/** Without an id where there is none, as stored scans have it. */
function withId({ scanId, mode, id }: NonNullable<ScanOrder['rescan']>) {
  return id === undefined ? { scanId, mode } : { scanId, mode, id }
}
