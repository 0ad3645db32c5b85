import { type Block, formatBlock } from '../../../shared/domain/block.ts'
import { type Feed, type ShownKind, shownKindOf } from '../../../shared/domain/feed.ts'
import { impacts } from '../../../shared/domain/impact.ts'
import type {
  FeedUnread,
  FeedUsed,
  NetblockFindings,
  NetblockHit,
  NetblockRelation,
} from '../../../shared/domain/netblock-findings.ts'
import { neighbourhoodOf, relateRanges, sharedAddresses } from '../../../shared/domain/relate-ranges.ts'
import { FeedFault } from './feed-fault.ts'
import type { FeedReader, LookedUp } from './feed-reader.ts'
import type { IndexedEntry } from './range-index.ts'
import { ofCopy, type SnapshotRecord } from './snapshot-record.ts'
import type { Snapshot, SnapshotFolder } from './snapshots.ts'
import { describeStale } from './stale.ts'

/** Hits kept of one feed; all are counted. */
const MOST_TOUCHING = 10_000
const MOST_NEAR = 300

/** What a block is examined with. */
export interface BlockExamination {
  readonly block: Block
  readonly folder: SnapshotFolder
  /** What is kept beside stored copies, by feed; empty for a folder of the user's. */
  readonly records: ReadonlyMap<string, SnapshotRecord>
  readonly reader: FeedReader
  readonly nowMs: number
  readonly signal?: AbortSignal | undefined
}

/** Relates a block to every entry of every feed at hand that lists space. Rejects when stopped only. */
export async function examineBlock(examination: BlockExamination): Promise<NetblockFindings> {
  const { folder, nowMs } = examination
  const feeds: FeedUsed[] = []
  const hits: NetblockHit[] = []
  const unread: FeedUnread[] = folder.strangers.map((name) => ({
    feedId: name,
    feedName: name,
    reason: `'${name}' is named after no feed; name it <feed-id>.<ending>, or own-<name>.<ending> for a list of your own.`,
  }))
  for (const snapshot of folder.snapshots) {
    const kind = shownKindOf(snapshot.feed.kind)
    if (kind === null) continue
    const looked = await lookUp(snapshot, kind, examination)
    if ('reason' in looked) unread.push(looked)
    else {
      feeds.push(looked.used)
      hits.push(...looked.hits)
    }
  }
  const used = new Set(feeds.map(({ feedId }) => feedId))
  const repeats = new Set(
    feeds.flatMap((one) => (one.aggregateOf.some((id) => used.has(id)) ? [one.feedId] : [])),
  )
  const counted = hits.map((hit) => ({ ...hit, counted: !repeats.has(hit.feedId) }))
  return { examinedAt: new Date(nowMs).toISOString(), feeds, unread, hits: counted.toSorted(worstFirst) }
}

async function lookUp(
  snapshot: Snapshot,
  kind: ShownKind,
  { block, records, reader, nowMs, signal }: BlockExamination,
): Promise<FeedUnread | { readonly used: FeedUsed; readonly hits: readonly NetblockHit[] }> {
  const { feed } = snapshot
  const unread = (reason: string): FeedUnread => ({ feedId: feed.id, feedName: feed.name, reason })
  let looked: LookedUp
  try {
    looked = await reader.near(snapshot, neighbourhoodOf(block), signal)
  } catch (error) {
    signal?.throwIfAborted()
    const { code, message } = error as NodeJS.ErrnoException
    return unread(`Its file could not be read (${error instanceof FeedFault ? message : (code ?? message)}).`)
  }
  const { reading, fault } = looked
  if (fault !== null && reading.entries === 0) return unread(`Its file was not used: ${fault}.`)
  const record = ofCopy(records.get(feed.id))
  const dataMs = reading.dataDateMs ?? dateOf(record, snapshot)
  const broken =
    fault === null ? null : `Its file was read as far as it goes (${fault}), so it may list more.`
  const staleReason = broken ?? record?.staleReason ?? describeStale(feed, dataMs, nowMs)
  const feedDate = new Date(dataMs).toISOString()
  const related = looked.found.flatMap((entry) => {
    const relation = relateRanges(entry.range, block)
    return relation === null ? [] : [{ entry, relation }]
  })
  const touching = unique(related.filter(({ relation }) => relation !== 'neighbour'))
  const near = unique(related.filter(({ relation }) => relation === 'neighbour')).toSorted(
    (a, b) => distance(a.entry.range, block) - distance(b.entry.range, block),
  )
  const used = useOf(feed, {
    kind,
    feedDate,
    staleReason,
    reading,
    touching: touching.length,
    near: near.length,
  })
  const shown = [...touching.slice(0, MOST_TOUCHING), ...near.slice(0, MOST_NEAR)]
  return { used, hits: shown.map((one) => hitOf(one, block, used, feed)) }
}

interface Related {
  readonly entry: IndexedEntry
  readonly relation: NetblockRelation
}

/** A feed may say the same twice. */
function unique(related: readonly Related[]): readonly Related[] {
  const seen = new Map<string, Related>()
  for (const one of related) {
    const { range, reference, text } = one.entry
    const key = `${range.first}-${range.last} ${reference} ${text}`
    if (!seen.has(key)) seen.set(key, one)
  }
  return [...seen.values()]
}

const dateOf = (record: SnapshotRecord | null, { parts }: Snapshot): number =>
  record ? Date.parse(record.feedDate) : Math.min(...parts.map(({ modifiedMs }) => modifiedMs))

function useOf(
  feed: Feed,
  found: Pick<FeedUsed, 'kind' | 'feedDate' | 'staleReason' | 'touching' | 'near'> &
    Pick<LookedUp, 'reading'>,
): FeedUsed {
  const { feedDate, staleReason, touching, near, reading } = found
  return {
    feedId: feed.id,
    feedName: feed.name,
    kind: found.kind,
    impact: feed.impact,
    feedDate,
    stale: staleReason !== null,
    staleReason,
    entries: reading.entries,
    touching,
    near,
    badLines: reading.badLines,
    aggregateOf: feed.aggregateOf,
    lists: feed.lists,
    attribution: feed.licence.attribution,
    url: feed.publisher.url,
  }
}

function hitOf({ entry, relation }: Related, block: Block, used: FeedUsed, feed: Feed): NetblockHit {
  const { range, reference, text } = entry
  return {
    feedId: used.feedId,
    feedName: used.feedName,
    kind: used.kind,
    entry: formatBlock(range),
    relation,
    addresses: sharedAddresses(range, block),
    reference,
    text,
    impact: used.impact,
    feedDate: used.feedDate,
    stale: used.stale,
    counted: true,
    url: entryPage(feed, reference),
  }
}

/** Only a plain reference goes into an address. */
function entryPage({ entryUrl }: Feed, reference: string | null): string | null {
  if (entryUrl === null || reference === null || !/^[A-Za-z0-9]{1,40}$/.test(reference)) return null
  return entryUrl.replace('{reference}', reference)
}

/** Addresses between an entry and the block; both are of one family, and near. */
function distance(range: Block, block: Block): number {
  return Number(range.first > block.last ? range.first - block.last : block.first - range.last)
}

const relationOrder: readonly NetblockRelation[] = ['equals', 'covers', 'overlaps', 'inside', 'neighbour']

function worstFirst(a: NetblockHit, b: NetblockHit): number {
  const apart = Number(a.relation === 'neighbour') - Number(b.relation === 'neighbour')
  return (
    apart ||
    impacts.indexOf(a.impact) - impacts.indexOf(b.impact) ||
    relationOrder.indexOf(a.relation) - relationOrder.indexOf(b.relation)
  )
}
