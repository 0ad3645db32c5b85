import { type Block, formatBlock } from '../../shared/domain/block.ts'
import type { RouteObject } from '../../shared/domain/routing-findings.ts'
import type { IndexedEntry } from '../engine/netblocks/range-index.ts'
import type { Snapshot } from '../engine/netblocks/snapshots.ts'
import type { Context } from './context.ts'

const MOST_OBJECTS = 200

/** Route objects around and inside the block, by a copy of a routing registry; null without a good one. */
export async function readRouteObjects(
  { feeds }: Context,
  snapshots: ReadonlyMap<string, Snapshot>,
  block: Block,
  signal: AbortSignal,
): Promise<readonly RouteObject[] | null> {
  const snapshot = snapshots.get('irr-db')
  const looked = snapshot && (await feeds.reader.near(snapshot, block, signal).catch(() => null))
  if (!looked || looked.fault !== null || looked.reading.entries === 0) return null
  return looked.found.slice(0, MOST_OBJECTS).flatMap((entry) => readEntry(entry) ?? [])
}

/** `EXAMPLE-MNT, RADB, 2024-01-02`, any of them empty. */
function readEntry({ range, reference, text }: IndexedEntry): RouteObject | null {
  const asn = /^AS(\d{1,10})$/.exec(reference ?? '')?.[1]
  if (asn === undefined) return null
  const [maintainer, registry, changedOn] = (text ?? '').split(',').map((word) => word.trim() || null)
  return {
    prefix: formatBlock(range),
    asn: Number(asn),
    maintainer: maintainer ?? null,
    registry: registry ?? null,
    changedOn: changedOn ?? null,
  }
}
