import type { Feed } from '../../../shared/domain/feed.ts'
import { findFault } from './check-reading.ts'
import { FeedFault } from './feed-fault.ts'
import type { FeedFiles } from './feed-files.ts'
import { type FetchedFile, type FetchLimits, type FetchPort, fetchFile } from './fetch-file.ts'
import { formatNamed } from './format-named.ts'
import { type FeedReading, readFeed } from './read-feed.ts'
import { ofCopy, readRecord, type SnapshotRecord, writeRecord } from './snapshot-record.ts'
import { describeAge } from './stale.ts'
import { unpack } from './unpack.ts'

/** What an update works with. */
export interface FeedUpdate {
  readonly feed: Feed
  readonly folder: string
  readonly files: FeedFiles
  readonly fetch: FetchPort
  readonly limits: FetchLimits
  readonly userAgent: string
  readonly now: () => number
  readonly signal?: AbortSignal | undefined
  readonly onBytes: (bytes: number) => void
}

/** How an update ended, with one sentence. */
export interface UpdateResult {
  readonly outcome: 'fetched' | 'unchanged' | 'skipped' | 'failed'
  readonly text: string
}

const HOUR_MS = 3_600_000
const noCopy = { entries: 0, badLines: 0, problems: [], parts: [] }

interface NewPart {
  readonly etag: string | null
  readonly lastModified: string | null
  readonly entries: number
  readonly dataMs: number
  readonly reading: FeedReading | null
  /** Where the new file waits; null when the stored one is still current. */
  readonly waiting: string | null
}

/**
 * Fetches a feed and puts the copy in place only when all of it is good; else the last good copy stays, marked with
 * the reason. Asks no sooner than the publisher allows. Rejects when stopped, and when the disk fails.
 */
export async function updateFeed(update: FeedUpdate): Promise<UpdateResult> {
  const { feed, folder, files, now } = update
  const record = await readRecord(folder, feed.id, files)
  const wait = record ? describeWait(feed, record, now()) : null
  if (wait !== null) return { outcome: 'skipped', text: wait }
  const parts: NewPart[] = []
  try {
    for (const at of feed.urls.keys()) parts.push(await fetchPart(update, at, record))
    return await settle(update, parts, record)
  } catch (error) {
    if (!(error instanceof FeedFault)) throw error
    return await keepOld(update, record, error)
  } finally {
    for (const at of feed.urls.keys()) await files.remove(waitingPath(update, at))
  }
}

/** File of a feed's n-th part: `example.txt`, then `example.2.txt`. */
const nameOf = ({ id, extension }: Feed, at: number): string =>
  at === 0 ? `${id}.${extension}` : `${id}.${at + 1}.${extension}`

const waitingPath = ({ feed, folder, files }: FeedUpdate, at: number): string =>
  files.join(folder, `.${nameOf(feed, at)}.part`)

function describeWait(feed: Feed, record: SnapshotRecord, nowMs: number): string | null {
  if (record.waitUntil !== null && Date.parse(record.waitUntil) > nowMs) {
    return `Its server asked to wait until ${record.waitUntil.slice(0, 16).replace('T', ' ')} UTC.`
  }
  const sinceMs = nowMs - Date.parse(record.checkedAt)
  if (sinceMs >= feed.minIntervalHours * HOUR_MS || sinceMs < 0) return null
  return `It was asked for less than ${describeAge(feed.minIntervalHours * HOUR_MS)} ago, which is what its publisher wants between.`
}

async function fetchPart(update: FeedUpdate, at: number, record: SnapshotRecord | null): Promise<NewPart> {
  const { feed, folder, files, limits, now, signal } = update
  const kept = record?.parts[at]
  const stored = kept && (await files.stamp(files.join(folder, nameOf(feed, at)))) ? kept : null
  const fetched = await fetchFile({
    ...update,
    url: feed.urls[at] as string,
    etag: stored?.etag ?? null,
    lastModified: stored?.lastModified ?? null,
  })
  if (fetched.kind === 'unchanged') {
    if (!stored || !record) throw new FeedFault('the server says that nothing changed, and there is no copy')
    return { ...stored, dataMs: Date.parse(record.feedDate), reading: null, waiting: null }
  }
  const waiting = waitingPath(update, at)
  await files.write(waiting, counted(fetched, update.onBytes))
  const format = formatNamed(feed.format)
  const reading = await readFeed(
    unpack(files.read(waiting), limits.mostUnpackedBytes),
    format,
    { entry: () => {} },
    signal,
  )
  const fault = findFault({ feed, reading, hasEndMark: format.hasEndMark, before: stored?.entries ?? null })
  if (fault !== null) throw new FeedFault(fault)
  const { etag, lastModified } = fetched
  const modifiedMs = Date.parse(lastModified ?? '')
  const dataMs = reading.dataDateMs ?? (Number.isNaN(modifiedMs) ? now() : Math.min(modifiedMs, now()))
  return { etag, lastModified, entries: reading.entries, dataMs, reading, waiting }
}

async function* counted(
  { body }: Extract<FetchedFile, { kind: 'file' }>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    onBytes(chunk.length)
    yield chunk
  }
}

async function settle(
  { feed, folder, files, now }: FeedUpdate,
  parts: readonly NewPart[],
  record: SnapshotRecord | null,
): Promise<UpdateResult> {
  const at = new Date(now()).toISOString()
  const fresh = parts.filter(({ waiting }) => waiting !== null)
  if (fresh.length === 0 && record) {
    await writeRecord(
      folder,
      feed.id,
      { ...record, checkedAt: at, staleReason: null, waitUntil: null },
      files,
    )
    return { outcome: 'unchanged', text: 'The publisher has nothing newer.' }
  }
  for (const [i, { waiting }] of parts.entries()) {
    if (waiting !== null) await files.replace(waiting, files.join(folder, nameOf(feed, i)))
  }
  const entries = parts.reduce((sum, part) => sum + part.entries, 0)
  const readings = fresh.flatMap(({ reading }) => reading ?? [])
  const badLines = readings.reduce((sum, reading) => sum + reading.badLines, 0)
  await writeRecord(
    folder,
    feed.id,
    {
      fetchedAt: at,
      checkedAt: at,
      feedDate: new Date(Math.min(...parts.map(({ dataMs }) => dataMs))).toISOString(),
      entries,
      badLines,
      problems: readings.flatMap(({ problems }) => [...problems]).slice(0, 20),
      parts: parts.map(({ etag, lastModified, entries: count }) => ({ etag, lastModified, entries: count })),
      staleReason: null,
      waitUntil: null,
    },
    files,
  )
  const left = badLines === 0 ? '' : `; ${badLines.toLocaleString('en')} lines could not be read`
  return { outcome: 'fetched', text: `${entries.toLocaleString('en')} entries${left}.` }
}

async function keepOld(
  { feed, folder, files, now }: FeedUpdate,
  record: SnapshotRecord | null,
  fault: FeedFault,
): Promise<UpdateResult> {
  const at = new Date(now()).toISOString()
  const waitUntil = fault.waitUntilMs === null ? null : new Date(fault.waitUntilMs).toISOString()
  const kept = record ?? { ...noCopy, fetchedAt: at, checkedAt: at, feedDate: at }
  const checkedAt = fault.reached ? at : kept.checkedAt
  const staleReason = `A newer copy was not taken: ${fault.message}.`
  if (record || fault.reached) {
    await writeRecord(folder, feed.id, { ...kept, checkedAt, staleReason, waitUntil }, files)
  }
  const held = ofCopy(record) === null ? 'No copy was taken' : 'The last good copy is kept'
  return { outcome: 'failed', text: `${held}: ${fault.message}.` }
}
