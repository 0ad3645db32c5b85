import type { Feed } from '../../../shared/domain/feed.ts'
import type { FeedState } from '../../../shared/domain/feed-state.ts'
import type { FeedFiles } from './feed-files.ts'
import { readSnapshot } from './feed-reader.ts'
import { ofCopy, readRecord, type SnapshotRecord } from './snapshot-record.ts'
import { findSnapshots, type Snapshot } from './snapshots.ts'
import { describeStale } from './stale.ts'

/** Every feed that is known, in the order given, then the user's own, with what is stored of each. */
export async function readShelf(
  folder: string,
  feeds: readonly Feed[],
  files: FeedFiles,
  nowMs: number,
): Promise<readonly FeedState[]> {
  const { snapshots } = (await findSnapshots(folder, feeds, files)) ?? { snapshots: [] }
  const held = new Map(snapshots.map((snapshot) => [snapshot.feed.id, snapshot]))
  const own = snapshots.filter(({ feed }) => feed.access === 'custom').map(({ feed }) => feed)
  return Promise.all(
    [...feeds, ...own.filter(({ id }) => !feeds.some((feed) => feed.id === id))].map(async (feed) =>
      stateOf(feed, held.get(feed.id), await readRecord(folder, feed.id, files), files, nowMs),
    ),
  )
}

async function stateOf(
  feed: Feed,
  snapshot: Snapshot | undefined,
  record: SnapshotRecord | null,
  files: FeedFiles,
  nowMs: number,
): Promise<FeedState> {
  if (!snapshot) {
    return {
      feed,
      held: false,
      fetchedAt: null,
      feedDate: null,
      entries: null,
      badLines: 0,
      problems: [],
      staleReason: null,
      waitUntil: record?.waitUntil ?? null,
    }
  }
  const copy = ofCopy(record)
  const modified = new Date(Math.min(...snapshot.parts.map(({ modifiedMs }) => modifiedMs))).toISOString()
  // A copy that somebody put there has no record: the file itself says its date and its size.
  const reading = copy ? null : (await readSnapshot(snapshot, files, { entry: () => {} })).reading
  const dated = reading?.dataDateMs ? new Date(reading.dataDateMs).toISOString() : modified
  const feedDate = copy?.feedDate ?? dated
  return {
    feed,
    held: true,
    fetchedAt: copy?.fetchedAt ?? modified,
    feedDate,
    entries: copy?.entries ?? reading?.entries ?? null,
    badLines: copy?.badLines ?? reading?.badLines ?? 0,
    problems: copy?.problems ?? reading?.problems ?? [],
    staleReason: copy?.staleReason ?? describeStale(feed, Date.parse(feedDate), nowMs),
    waitUntil: record?.waitUntil ?? null,
  }
}
