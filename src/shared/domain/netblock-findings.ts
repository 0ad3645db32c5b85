import type { ShownKind } from './feed.ts'
import type { Impact } from './impact.ts'

/** How a feed entry lies to the block: the entry is the block, holds it, lies in it, straddles its edge, is near it. */
export type NetblockRelation = 'equals' | 'covers' | 'inside' | 'overlaps' | 'neighbour'

/** One entry of a netblock feed that touches the block or lies near it. */
export interface NetblockHit {
  readonly feedId: string
  readonly feedName: string
  readonly kind: ShownKind
  /** The entry as a CIDR or a range `first-last`. */
  readonly entry: string
  readonly relation: NetblockRelation
  /** Addresses of the block inside the entry; 0 for a neighbour. */
  readonly addresses: number
  /** The publisher's own reference (an SBL number), or null. */
  readonly reference: string | null
  /** What the feed says of the entry: words of a stranger, or null. */
  readonly text: string | null
  readonly impact: Impact
  /** ISO 8601 date of the feed's data. */
  readonly feedDate: string
  readonly stale: boolean
  /** False for an entry of an aggregate whose origin was examined too: it adds no weight. */
  readonly counted: boolean
  /** The publisher's page on the entry, or null. */
  readonly url: string | null
}

/** A feed that was looked at. */
export interface FeedUsed {
  readonly feedId: string
  readonly feedName: string
  readonly kind: ShownKind
  readonly impact: Impact
  /** ISO 8601 date of the feed's data. */
  readonly feedDate: string
  /** Older than three times the feed's own interval, or kept because a newer copy was broken. */
  readonly stale: boolean
  /** Why it is stale, one sentence, or null. */
  readonly staleReason: string | null
  readonly entries: number
  /** Entries that share addresses with the block. All of them are counted here, even where not all are kept as hits. */
  readonly touching: number
  /** Entries of the block's neighbourhood that share no address with it. Counted as `touching`. */
  readonly near: number
  /** Lines of its file that could not be read. */
  readonly badLines: number
  /** Feeds that this one repeats; empty for a feed of its own. */
  readonly aggregateOf: readonly string[]
  /** DNSBLs of the catalogue that hold the same data. */
  readonly lists: readonly string[]
  /** What the licence wants said, or null. */
  readonly attribution: string | null
  /** The publisher's page. */
  readonly url: string
}

/** A feed that should have been looked at and could not: nothing is known from it. */
export interface FeedUnread {
  readonly feedId: string
  readonly feedName: string
  /** One sentence. */
  readonly reason: string
}

/** What the netblock feeds say of a block. */
export interface NetblockFindings {
  /** ISO 8601. */
  readonly examinedAt: string
  readonly feeds: readonly FeedUsed[]
  readonly unread: readonly FeedUnread[]
  /** Touching entries first, then neighbours; the worst impact first in each. */
  readonly hits: readonly NetblockHit[]
}
