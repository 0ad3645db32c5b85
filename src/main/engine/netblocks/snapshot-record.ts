import { z } from 'zod'
import { type FeedFiles, readText, replaceText } from './feed-files.ts'

const MOST_BYTES = 100_000

const record = z.object({
  fetchedAt: z.string(),
  checkedAt: z.string(),
  feedDate: z.string(),
  entries: z.number(),
  badLines: z.number(),
  problems: z.array(z.object({ line: z.number(), reason: z.string() })),
  parts: z.array(
    z.object({ etag: z.string().nullable(), lastModified: z.string().nullable(), entries: z.number() }),
  ),
  staleReason: z.string().nullable(),
  waitUntil: z.string().nullable(),
})

/** What is kept beside the stored copy of a feed. Dates are ISO 8601. */
export type SnapshotRecord = Readonly<z.infer<typeof record>>

/** The record of a feed's stored copy; null when there is none, or it cannot be read. */
export async function readRecord(
  folder: string,
  feedId: string,
  files: FeedFiles,
): Promise<SnapshotRecord | null> {
  const text = await readText(files, pathOf(folder, feedId, files), MOST_BYTES)
  if (text === null) return null
  try {
    return record.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** The record as one of a copy: null when only failed tries are recorded. */
export const ofCopy = (record: SnapshotRecord | null | undefined): SnapshotRecord | null =>
  record && record.parts.length > 0 ? record : null

/** Keeps the record of a feed's stored copy. */
export async function writeRecord(
  folder: string,
  feedId: string,
  kept: SnapshotRecord,
  files: FeedFiles,
): Promise<void> {
  await replaceText(files, pathOf(folder, feedId, files), `${JSON.stringify(kept, null, 1)}\n`)
}

/** In a folder of its own, so that the folder of copies holds copies only. */
const pathOf = (folder: string, feedId: string, files: FeedFiles): string =>
  files.join(files.join(folder, 'state'), `${feedId}.json`)
