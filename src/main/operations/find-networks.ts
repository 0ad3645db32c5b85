import type { Feed } from '../../shared/domain/feed.ts'
import type { AsListing } from '../../shared/domain/routing-findings.ts'
import type { Snapshot } from '../engine/netblocks/snapshots.ts'
import { describeStale } from '../engine/netblocks/stale.ts'
import type { AsListsFound } from '../engine/routing/origin-sources.ts'
import type { Context } from './context.ts'

/** What the copies of lists of networks say of an AS. A list that is broken or old says so: it may hold more. */
export async function findAsListings(
  { feeds, now }: Pick<Context, 'feeds' | 'now'>,
  snapshots: ReadonlyMap<string, Snapshot>,
  asn: number,
  signal?: AbortSignal,
): Promise<AsListsFound> {
  const listings: AsListing[] = []
  const gaps: string[] = []
  let read = 0
  for (const copy of [...snapshots.values()].filter(({ feed }) => feed.kind === 'asn')) {
    const { feed } = copy
    const said = await feeds.reader.ofAs(copy, asn, signal).catch(() => null)
    signal?.throwIfAborted()
    if (said === null) {
      gaps.push(`The list ${feed.name} cannot be read.`)
      continue
    }
    read++
    const dataMs = said.dataDateMs ?? dateOf(copy, now())
    gaps.push(...describeCopy(feed, said.fault, dataMs, now()))
    if (!said.listed) continue
    const feedDate = new Date(dataMs).toISOString()
    listings.push({ feedId: feed.id, feedName: feed.name, asn, text: said.text, feedDate })
  }
  return { listings, read, gaps }
}

/** Why a copy may hold more than was read of it, at most one sentence for each reason. */
export function describeCopy(
  feed: Feed,
  fault: string | null,
  dataMs: number,
  nowMs: number,
): readonly string[] {
  const age = describeStale(feed, dataMs, nowMs)
  return [
    ...(fault === null
      ? []
      : [`The list ${feed.name} was read as far as it goes (${fault}), so it may hold more.`]),
    ...(age === null ? [] : [`The list ${feed.name} is stale. ${age}`]),
  ]
}

const dateOf = ({ parts }: Snapshot, nowMs: number): number =>
  Math.min(nowMs, ...parts.map(({ modifiedMs }) => modifiedMs))
