import type { Feed } from '../../../shared/domain/feed.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import type { FeedFiles } from './feed-files.ts'

/** One file of a feed. */
export interface SnapshotPart {
  readonly path: string
  readonly name: string
  readonly bytes: number
  readonly modifiedMs: number
}

/** The copy of a feed in a folder: one file, or several that are the feed together. */
export interface Snapshot {
  readonly feed: Feed
  readonly parts: readonly SnapshotPart[]
}

/** What is in a folder of snapshots. */
export interface SnapshotFolder {
  readonly snapshots: readonly Snapshot[]
  /** Files that are named after no feed, cleaned. */
  readonly strangers: readonly string[]
}

/** Names of feeds of the user's own begin so. */
export const OWN_PREFIX = 'own-'

/**
 * Finds the copies of feeds in a folder: files named `<feed-id>.<ext>`, or `<feed-id>.<n>.<ext>` where a feed has
 * several, and `own-<name>.<ext>` for the user's own. Null when there is no such folder.
 */
export async function findSnapshots(
  folder: string,
  feeds: readonly Feed[],
  files: FeedFiles,
): Promise<SnapshotFolder | null> {
  const names = await files.list(folder)
  if (names === null) return null
  const parts = new Map<string, SnapshotPart[]>()
  const strangers: string[] = []
  const known = new Set(feeds.map(({ id }) => id))
  for (const name of names.toSorted()) {
    if (name.startsWith('.') || name.endsWith('.part')) continue
    const id = name.split('.')[0] as string
    if (!known.has(id) && !isOwnId(id)) {
      strangers.push(cleanStrangerText(name, 100))
      continue
    }
    const path = files.join(folder, name)
    const stamp = await files.stamp(path)
    if (stamp) parts.set(id, [...(parts.get(id) ?? []), { path, name, ...stamp }])
  }
  const feedOf = new Map(feeds.map((feed) => [feed.id, feed]))
  const snapshots = [...parts].map(([id, found]) => ({ feed: feedOf.get(id) ?? ownFeed(id), parts: found }))
  return { snapshots, strangers }
}

/** True for the id of a feed of the user's own. */
export const isOwnId = (id: string): boolean => /^own-[a-z0-9][a-z0-9-]{0,59}$/.test(id)

/** What is known of the user's own file: nothing, so it counts as a netblock listing of medium impact. */
export function ownFeed(id: string): Feed {
  return {
    id,
    name: `Your own: ${id.slice(OWN_PREFIX.length)}`,
    publisher: { name: 'You', url: '' },
    what: 'Ranges of a file of your own.',
    kind: 'netblock',
    families: [4, 6],
    format: 'own',
    extension: 'txt',
    urls: [],
    access: 'custom',
    impact: 'medium',
    impactReason: null,
    intervalHours: null,
    minIntervalHours: 1,
    licence: { name: 'Your own', commercial: 'yes', attribution: null, note: null },
    optIn: null,
    status: 'active',
    statusNote: null,
    aggregateOf: [],
    lists: [],
    mayBeEmpty: false,
    removal: null,
    entryUrl: null,
    confidence: 'unverified',
    unverified: [],
    sources: [],
  }
}
