import { OperationError } from '../../shared/domain/operation-error.ts'
import type { Scan } from '../../shared/domain/scan.ts'
import type { Context } from './context.ts'

/** One stored scan. Throws `not-found`. */
export function findScan(context: Context, scanId: string): Scan {
  const scan = context.store.scans.get(scanId)
  if (scan) return scan
  const shown = scanId.slice(0, 64)
  throw new OperationError(
    'not-found',
    `There is no scan '${shown}'.`,
    'Check the id; every database has scans of its own.',
  )
}
