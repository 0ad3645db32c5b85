import { type Block, overlaps } from '../../../shared/domain/block.ts'
import { findFault } from './check-reading.ts'
import { cutOut } from './cut-out.ts'
import { FeedFault } from './feed-fault.ts'
import type { FeedFiles } from './feed-files.ts'
import { formatNamed } from './format-named.ts'
import { type IndexedEntry, RangeIndex } from './range-index.ts'
import { RangeTable } from './range-table.ts'
import { type EntryTaker, type FeedReading, readFeed } from './read-feed.ts'
import type { Snapshot } from './snapshots.ts'
import type { TokenRange } from './token-range.ts'
import { MOST_UNPACKED, unpack } from './unpack.ts'

/** A feed with more entries is read through anew for each block: its index would take too much memory. */
const MOST_INDEXED = 2_000_000
/** So is one whose words differ from line to line and come to more characters. */
const MOST_CHARACTERS = 40_000_000
/** Entries of all feeds kept in memory together; long words count as several. */
const MOST_KEPT = 6_000_000
const CHARACTERS_LIKE_AN_ENTRY = 16
/** Entries near one block; what is beyond is counted by nobody, since no feed is that dense. */
const MOST_FOUND = 200_000
const MOST_EXCLUSIONS = 100_000

/** What a feed's copy has near a block. */
export interface LookedUp {
  readonly found: readonly IndexedEntry[]
  readonly reading: FeedReading
  /** What is wrong with the file, words for "the file …", or null. Entries that were read count all the same. */
  readonly fault: string | null
}

/** What a feed of autonomous systems says of one of them. */
export interface AsAnswer {
  readonly listed: boolean
  readonly text: string | null
  readonly dataDateMs: number | null
  /** What is wrong with the file, words for "the file …", or null: what was lost of it might list the AS. */
  readonly fault: string | null
}

interface Kept {
  readonly stamp: string
  /** What it takes of memory, in entries. */
  readonly weight: number
  readonly index: RangeIndex
  readonly exclusions: readonly Block[]
  readonly asns: ReadonlyMap<number, string>
  readonly reading: FeedReading
  readonly fault: string | null
}

/** Looks blocks up in copies of feeds. Each copy is read once and kept as an index while its file stays the same. */
export class FeedReader {
  private readonly files: FeedFiles
  private readonly kept = new Map<string, Kept>()

  constructor(files: FeedFiles) {
    this.files = files
  }

  /** Every entry that shares an address with `around`. Rejects when stopped, or when a file cannot be read. */
  async near(snapshot: Snapshot, around: Block, signal?: AbortSignal): Promise<LookedUp> {
    const kept = this.keptOf(snapshot)
    if (kept) return { ...kept, found: findIn(kept, around) }
    return this.read(snapshot, around, signal)
  }

  /** Whether a feed of autonomous systems lists one of them, and with which words. */
  async ofAs(snapshot: Snapshot, asn: number, signal?: AbortSignal): Promise<AsAnswer> {
    if (!this.keptOf(snapshot)) await this.read(snapshot, nowhere, signal)
    const kept = this.keptOf(snapshot)
    const text = kept?.asns.get(asn)
    return {
      listed: text !== undefined,
      text: text || null,
      dataDateMs: kept?.reading.dataDateMs ?? null,
      fault: kept ? kept.fault : 'it is too large to be kept',
    }
  }

  private keptOf(snapshot: Snapshot): Kept | null {
    const kept = this.kept.get(keyOf(snapshot))
    return kept?.stamp === stampOf(snapshot) ? kept : null
  }

  private async read(snapshot: Snapshot, around: Block, signal?: AbortSignal): Promise<LookedUp> {
    let table: RangeTable | null = new RangeTable()
    const found: IndexedEntry[] = []
    const exclusions: Block[] = []
    const asns = new Map<number, string>()
    const taker: EntryTaker = {
      entry(range, reference, text) {
        if (touches(range, around) && found.length < MOST_FOUND) {
          found.push({ range: blockOf(range), reference, text })
        }
        if (table && (table.count >= MOST_INDEXED || table.characters > MOST_CHARACTERS)) table = null
        table?.add(range, reference, text)
      },
      asn: (asn, text) => void (asns.size < MOST_INDEXED && asns.set(asn, text ?? '')),
      exclude: (range) => void (exclusions.length < MOST_EXCLUSIONS && exclusions.push(blockOf(range))),
    }
    const { reading, fault } = await readSnapshot(snapshot, this.files, taker, signal)
    if (table) {
      this.keep(keyOf(snapshot), {
        stamp: stampOf(snapshot),
        weight: table.count + table.characters / CHARACTERS_LIKE_AN_ENTRY,
        index: new RangeIndex(table),
        exclusions,
        asns,
        reading,
        fault,
      })
    }
    return { found: cutOut(found, exclusions, around), reading, fault }
  }

  private keep(key: string, kept: Kept): void {
    this.kept.delete(key)
    this.kept.set(key, kept)
    let weight = [...this.kept.values()].reduce((sum, one) => sum + one.weight, 0)
    for (const [oldest, one] of this.kept) {
      if (weight <= MOST_KEPT || oldest === key) break
      this.kept.delete(oldest)
      weight -= one.weight
    }
  }
}

/** Reads every file of a copy. Rejects with a FeedFault when one cannot be unpacked. */
export async function readSnapshot(
  { feed, parts }: Snapshot,
  files: FeedFiles,
  taker: EntryTaker,
  signal?: AbortSignal,
): Promise<{ readonly reading: FeedReading; readonly fault: string | null }> {
  const format = formatNamed(feed.format)
  let whole: FeedReading | null = null
  let fault: string | null = null
  for (const { path } of parts) {
    let reading: FeedReading
    try {
      reading = await readFeed(unpack(files.read(path), MOST_UNPACKED), format, taker, signal)
    } catch (error) {
      if (!(error instanceof FeedFault)) throw error
      fault ??= error.message
      continue
    }
    fault ??= findFault({ feed, reading, hasEndMark: format.hasEndMark, before: null })
    whole = whole ? add(whole, reading) : reading
  }
  return { reading: whole ?? nothing, fault }
}

const nothing: FeedReading = {
  lines: 0,
  entries: 0,
  problems: [],
  badLines: 0,
  dataDateMs: null,
  promised: null,
  ended: false,
  markup: false,
}

function add(a: FeedReading, b: FeedReading): FeedReading {
  const dates = [a.dataDateMs, b.dataDateMs].filter((date) => date !== null)
  return {
    ...a,
    lines: a.lines + b.lines,
    entries: a.entries + b.entries,
    problems: [...a.problems, ...b.problems].slice(0, 20),
    badLines: a.badLines + b.badLines,
    dataDateMs: dates.length > 0 ? Math.min(...dates) : null,
  }
}

function findIn({ index, exclusions }: Kept, around: Block): readonly IndexedEntry[] {
  const found: IndexedEntry[] = []
  index.touching(around, (entry) => void (found.length < MOST_FOUND && found.push(entry)))
  return cutOut(found, exclusions, around)
}

/** Touches nothing. */
const nowhere: Block = { family: 4, first: 1n, last: 0n }

const keyOf = ({ parts }: Snapshot): string => parts.map(({ path }) => path).join('\n')

const stampOf = ({ feed, parts }: Snapshot): string =>
  [feed.format, ...parts.map(({ bytes, modifiedMs }) => `${bytes}@${modifiedMs}`)].join(' ')

const blockOf = (range: TokenRange): Block => ({
  family: range.family,
  first: BigInt(range.first),
  last: BigInt(range.last),
})

/** As `overlaps`, without a bigint for each of millions of IPv4 entries. */
function touches(range: TokenRange, around: Block): boolean {
  if (range.family !== around.family) return false
  if (range.family === 4) return range.first <= around.last && range.last >= around.first
  return overlaps(blockOf(range), around)
}
