import { type Block, overlaps } from '../../shared/domain/block.ts'
import type { Snapshot } from '../engine/netblocks/snapshots.ts'
import type { AsListSource, AsListsFound } from '../engine/routing/origin-sources.ts'
import type { Context } from './context.ts'
import { describeCopy, findAsListings } from './find-networks.ts'
import { dateOfSnapshot } from './open-snapshots.ts'

/** Lists of networks that hold all of their prefixes. */
const prefixFeeds = ['uceprotect-l3']
const nothing: AsListsFound = { listings: [], read: 0, gaps: [] }

/** Lists of autonomous systems whose copies are at hand. */
export function feedAsLists(
  context: Context,
  snapshots: ReadonlyMap<string, Snapshot>,
  block: Block,
  signal: AbortSignal,
): AsListSource {
  return {
    async listings(asns) {
      if (asns.length === 0) return nothing
      const byNumber = asns.map((asn) => findAsListings(context, snapshots, asn, signal).catch(() => nothing))
      const byPrefix = prefixFeeds.map((id) =>
        findPrefixes(context, snapshots.get(id), { asns, block }, signal),
      )
      const found = await Promise.all([...byNumber, ...byPrefix])
      const gaps = [...new Set(found.flatMap((one) => one.gaps))]
      const read = Math.max(0, ...found.map((one) => one.read))
      const none = 'No list of networks is at hand: whether one names the announcing AS is not known.'
      return {
        listings: found.flatMap(({ listings }) => listings),
        read,
        gaps: read === 0 && gaps.length === 0 && !context.practice ? [none] : gaps,
      }
    },
  }
}

async function findPrefixes(
  { feeds, now }: Context,
  snapshot: Snapshot | undefined,
  { asns, block }: { readonly asns: readonly number[]; readonly block: Block },
  signal: AbortSignal,
): Promise<AsListsFound> {
  if (!snapshot) return nothing
  const looked = await feeds.reader.near(snapshot, block, signal).catch(() => null)
  if (!looked) return { ...nothing, gaps: [`The list ${snapshot.feed.name} cannot be read.`] }
  const texts = new Map<number, string | null>()
  for (const { range, text } of looked.found) {
    const named = Number(/\bAS(\d{1,10})\b/.exec(text ?? '')?.[1] ?? asns[0])
    if (overlaps(range, block) && asns.includes(named)) texts.set(named, text)
  }
  const feedDate = dateOfSnapshot(snapshot, looked.reading.dataDateMs)
  const { id: feedId, name: feedName } = snapshot.feed
  return {
    listings: [...texts].map(([asn, text]) => ({ feedId, feedName, feedDate, asn, text })),
    read: 1,
    gaps: describeCopy(snapshot.feed, looked.fault, Date.parse(feedDate), now()),
  }
}
