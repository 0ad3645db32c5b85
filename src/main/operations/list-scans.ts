import type { Scan } from '../../shared/domain/scan.ts'
import type { Context } from './context.ts'

/** Stored scans, newest first; of one block when it is named. */
export function listScans(
  context: Context,
  filter: { readonly block?: string | undefined },
): readonly Scan[] {
  return context.store.scans.list(filter.block === undefined ? {} : { block: filter.block })
}
