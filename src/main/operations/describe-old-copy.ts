import type { Block } from '../../shared/domain/block.ts'
import type { Snapshot } from '../engine/netblocks/snapshots.ts'
import { describeStale } from '../engine/netblocks/stale.ts'
import type { Context } from './context.ts'
import { dateOfSnapshot } from './open-snapshots.ts'

/** Touches nothing. */
const nowhere: Block = { family: 4, first: 1n, last: 0n }

/** One sentence when the copy that something was read from is stale, null when it is not, or there is none. */
export async function describeOldCopy(
  { feeds, now }: Context,
  snapshot: Snapshot | undefined,
  what: string,
  signal: AbortSignal,
): Promise<string | null> {
  if (!snapshot) return null
  const looked = await feeds.reader.near(snapshot, nowhere, signal).catch(() => null)
  const dataMs = Date.parse(dateOfSnapshot(snapshot, looked?.reading.dataDateMs ?? null))
  const age = describeStale(snapshot.feed, dataMs, now())
  return age && `${what} are stale. ${age}`
}
