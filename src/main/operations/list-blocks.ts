import type { BlockRow } from '../../shared/domain/offer.ts'
import type { ChangeCounts } from '../../shared/domain/scan-diff.ts'
import { RULES_VERSION } from '../engine/judge/judge-scan.ts'
import { readArchived } from './archive-blocks.ts'
import type { Context } from './context.ts'
import { diffStored, previousScan } from './diff-scans.ts'
import { findScan } from './find-scan.ts'
import { readScan } from './read-scan.ts'

/** Comparisons of finished scans, which never change; kept as long as their store. */
const compared = new WeakMap<Context['store'], Map<string, ChangeCounts | null>>()

/**
 * Every vetted block with its newest scan, judged under the present rules, and what changed since the finished scan
 * before it.
 */
export function listBlocks(context: Context): readonly BlockRow[] {
  const { verdicts, blocks } = context.store
  for (const { scanId: newest, judged, earlier } of blocks.list()) {
    const scanId = judged === null ? earlier?.scanId : newest
    // After an update of the rules once; the judgement of before is kept beside it.
    if (scanId !== undefined && (verdicts.versions(scanId)[0] ?? 0) < RULES_VERSION) readScan(context, scanId)
  }
  const archived = readArchived(context)
  return blocks.list().map((row) => ({
    ...row,
    archived: archived.has(row.scanId),
    change: changeOf(context, row.scanId),
  }))
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
