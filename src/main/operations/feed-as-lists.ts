import { type Block, overlaps } from '../../shared/domain/block.ts'
import type { AsListing } from '../../shared/domain/routing-findings.ts'
import type { Examinations } from '../../shared/domain/scan.ts'
import type { Snapshot } from '../engine/netblocks/snapshots.ts'
import type { AsListSource } from '../engine/routing/origin-sources.ts'
import type { Context } from './context.ts'
import { findAsListings } from './find-networks.ts'
import { dateOfSnapshot } from './open-snapshots.ts'

/** Lists of networks that hold all of their prefixes. */
const prefixFeeds = ['uceprotect-l3']

/** Lists of autonomous systems whose copies are at hand. */
export function feedAsLists(
  context: Context,
  snapshots: ReadonlyMap<string, Snapshot>,
  { choice, block }: { readonly choice: Examinations['feeds']; readonly block: Block },
  signal: AbortSignal,
): AsListSource {
  return {
    async listings(asns) {
      if (asns.length === 0) return []
      const byNumber = asns.map((asn) => findByNumber(context, choice, asn, signal))
      const byPrefix = prefixFeeds.map((id) =>
        findPrefixes(context, snapshots.get(id), { asns, block }, signal),
      )
      return (await Promise.all([...byNumber, ...byPrefix])).flat()
    },
  }
}

const findByNumber = (
  context: Context,
  choice: Examinations['feeds'],
  asn: number,
  signal: AbortSignal,
): Promise<readonly AsListing[]> =>
  findAsListings(context, choice, asn, signal).then(
    ({ listings }) => listings,
    () => [],
  )

async function findPrefixes(
  { feeds }: Context,
  snapshot: Snapshot | undefined,
  { asns, block }: { readonly asns: readonly number[]; readonly block: Block },
  signal: AbortSignal,
): Promise<readonly AsListing[]> {
  const looked = snapshot && (await feeds.reader.near(snapshot, block, signal).catch(() => null))
  if (!snapshot || !looked) return []
  const texts = new Map<number, string | null>()
  for (const { range, text } of looked.found) {
    const named = Number(/\bAS(\d{1,10})\b/.exec(text ?? '')?.[1] ?? asns[0])
    if (overlaps(range, block) && asns.includes(named)) texts.set(named, text)
  }
  return [...texts].map(([asn, text]) => ({ ...nameOf(snapshot, looked.reading.dataDateMs), asn, text }))
}

const nameOf = (snapshot: Snapshot, dataDateMs: number | null) => ({
  feedId: snapshot.feed.id,
  feedName: snapshot.feed.name,
  feedDate: dateOfSnapshot(snapshot, dataDateMs),
})
