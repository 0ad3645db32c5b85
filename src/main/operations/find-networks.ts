import type { FeedKind } from '../../shared/domain/feed.ts'
import type { AsListing } from '../../shared/domain/routing-findings.ts'
import type { Examinations } from '../../shared/domain/scan.ts'
import { findSnapshots, type Snapshot } from '../engine/netblocks/snapshots.ts'
import type { Context } from './context.ts'

/** What the copies of feeds say of an AS; `examined` is false when there is no copy that lists any. */
export async function findAsListings(
  { feeds, now }: Pick<Context, 'feeds' | 'now'>,
  choice: Examinations['feeds'],
  asn: number,
  signal?: AbortSignal,
): Promise<{ readonly examined: boolean; readonly listings: readonly AsListing[] }> {
  const copies = await copiesOf('asn', feeds, choice)
  const listings: AsListing[] = []
  for (const copy of copies) {
    const said = await feeds.reader.ofAs(copy, asn, signal)
    if (!said.listed) continue
    const { id: feedId, name: feedName } = copy.feed
    const feedDate = new Date(said.dataDateMs ?? dateOf(copy, now())).toISOString()
    listings.push({ feedId, feedName, asn, text: said.text, feedDate })
  }
  return { examined: copies.length > 0, listings }
}

async function copiesOf(
  kind: FeedKind,
  feeds: Context['feeds'],
  choice: Examinations['feeds'],
): Promise<readonly Snapshot[]> {
  if (choice.kind === 'none') return []
  const where = choice.kind === 'folder' ? choice.folder : feeds.folder
  const found = await findSnapshots(where, feeds.known, feeds.files)
  return (found?.snapshots ?? []).filter(({ feed }) => feed.kind === kind)
}

const dateOf = ({ parts }: Snapshot, nowMs: number): number =>
  Math.min(nowMs, ...parts.map(({ modifiedMs }) => modifiedMs))
