import type { Feed } from '../../../shared/domain/feed.ts'
import { findFault } from './check-reading.ts'
import { FeedFault } from './feed-fault.ts'
import type { FeedFiles } from './feed-files.ts'
import { formatNamed } from './format-named.ts'
import { readFeed } from './read-feed.ts'
import { readRecord, writeRecord } from './snapshot-record.ts'
import { findSnapshots } from './snapshots.ts'
import { MOST_UNPACKED, unpack } from './unpack.ts'

/** A file that becomes the stored copy of a feed. */
export interface FeedImport {
  readonly feed: Feed
  readonly path: string
  readonly folder: string
  readonly files: FeedFiles
  readonly now: () => number
  readonly signal?: AbortSignal | undefined
}

/** Copies a file into the store as a feed's copy, unchanged. Rejects with a FeedFault when it is no good one. */
export async function importFeed({ feed, path, folder, files, now, signal }: FeedImport): Promise<void> {
  const stamp = await files.stamp(path)
  if (!stamp) throw new FeedFault('there is no such file')
  const format = formatNamed(feed.format)
  const reading = await readFeed(unpack(files.read(path), MOST_UNPACKED), format, { entry: () => {} }, signal)
  const record = await readRecord(folder, feed.id, files)
  const before = feed.access === 'custom' ? null : (record?.entries ?? null)
  const fault = findFault({ feed, reading, hasEndMark: format.hasEndMark, before })
  if (fault !== null) throw new FeedFault(fault)
  const old = (await findSnapshots(folder, [feed], files))?.snapshots.find((one) => one.feed.id === feed.id)
  const name = `${feed.id}.${/\.([a-z0-9]{1,10})$/.exec(path)?.[1] ?? feed.extension}`
  const waiting = files.join(folder, `.${name}.part`)
  await files.write(waiting, files.read(path))
  await files.replace(waiting, files.join(folder, name))
  for (const part of old?.parts ?? []) if (part.name !== name) await files.remove(part.path)
  const at = new Date(now()).toISOString()
  const { entries, badLines, problems } = reading
  await writeRecord(
    folder,
    feed.id,
    {
      fetchedAt: at,
      checkedAt: at,
      feedDate: new Date(reading.dataDateMs ?? stamp.modifiedMs).toISOString(),
      entries,
      badLines,
      problems: [...problems],
      parts: [{ etag: null, lastModified: null, entries }],
      staleReason: null,
      waitUntil: null,
    },
    files,
  )
}
