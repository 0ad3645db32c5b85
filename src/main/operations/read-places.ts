import { type Block, formatBlock } from '../../shared/domain/block.ts'
import type { PlaceClaim } from '../../shared/domain/routing-findings.ts'
import type { Snapshot } from '../engine/netblocks/snapshots.ts'
import type { Context } from './context.ts'

const MOST_CLAIMS = 50

/**
 * Where files at hand place the block: geofeeds and geolocation tables (CSV), whose first word of two capital letters
 * is the country. Files that cannot be read claim nothing.
 */
export async function readPlaces(
  { feeds }: Context,
  snapshots: ReadonlyMap<string, Snapshot>,
  block: Block,
  signal: AbortSignal,
): Promise<readonly PlaceClaim[]> {
  const claims: PlaceClaim[] = []
  for (const snapshot of snapshots.values()) {
    if (snapshot.feed.kind !== 'geo') continue
    const looked = await feeds.reader.near(snapshot, block, signal).catch(() => null)
    for (const { range, text } of looked?.found ?? []) {
      const country = (text ?? '').split(', ').find((word) => /^[A-Z]{2}$/.test(word))
      if (country === undefined || claims.length >= MOST_CLAIMS) continue
      claims.push({ feedName: snapshot.feed.name, range: formatBlock(range), country, place: text })
    }
  }
  return claims
}
