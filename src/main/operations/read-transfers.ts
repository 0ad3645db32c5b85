import { type Block, formatBlock } from '../../shared/domain/block.ts'
import type { RegistryTransfer } from '../../shared/domain/registry-findings.ts'
import type { Snapshot } from '../engine/netblocks/snapshots.ts'
import type { Context } from './context.ts'

const MOST_TRANSFERS = 50

/**
 * Changes of hands of the block's space, newest first, by a copy of the RIRs' transfer logs; null without one, and where
 * a broken one tells none, since what it lost might.
 */
export async function readTransfers(
  { feeds }: Context,
  snapshots: ReadonlyMap<string, Snapshot>,
  block: Block,
  signal: AbortSignal,
): Promise<readonly RegistryTransfer[] | null> {
  const snapshot = snapshots.get('rir-transfers')
  const looked = snapshot && (await feeds.reader.near(snapshot, block, signal).catch(() => null))
  if (!looked || looked.reading.entries === 0) return null
  if (looked.fault !== null && looked.found.length === 0) return null
  return looked.found
    .map(({ range, reference, text }) => ({
      range: formatBlock(range),
      on: reference,
      text: text ?? 'transfer',
    }))
    .toSorted((a, b) => (b.on ?? '').localeCompare(a.on ?? '') || a.range.localeCompare(b.range))
    .slice(0, MOST_TRANSFERS)
}
