import type { BlockRow } from '../../shared/domain/offer.ts'
import type { ChangeCounts } from '../../shared/domain/scan-diff.ts'
import type { Context } from './context.ts'
import { diffStored, previousScan } from './diff-scans.ts'
import { findScan } from './find-scan.ts'

/** Comparisons of finished scans, which never change; kept as long as their store. */
const compared = new WeakMap<Context['store'], Map<string, ChangeCounts | null>>()

/** Every vetted block with its newest scan, and what changed since the finished scan before it. */
export function listBlocks(context: Context): readonly BlockRow[] {
  return context.store.blocks.list().map((row) => ({ ...row, change: changeOf(context, row.scanId) }))
}

function changeOf(context: Context, scanId: string): ChangeCounts | null {
  const { store } = context
  const scan = findScan(context, scanId)
  const previous =
    scan.state === 'finished' ? previousScan(store.scans.list({ block: scan.block }), scan) : null
  if (previous === null) return null
  const known = compared.get(store) ?? new Map<string, ChangeCounts | null>()
  compared.set(store, known)
  const key = `${previous.id} ${scanId}`
  const kept = known.get(key)
  if (kept !== undefined) return kept
  const counts = diffStored(context, previous, scan)?.counts ?? null
  known.set(key, counts)
  return counts
}
