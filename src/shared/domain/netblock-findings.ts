import type { Impact } from './impact.ts'

/** How a feed entry lies to the block: the entry is the block, holds it, lies in it, straddles its edge, is near it. */
export type NetblockRelation = 'equals' | 'covers' | 'inside' | 'overlaps' | 'neighbour'

/** What a feed's entries say of the addresses in them. */
export type FeedKind = 'netblock' | 'address' | 'policy' | 'bogon' | 'classification'

/** One entry of a netblock feed that touches the block or lies near it. */
export interface NetblockHit {
  readonly feedId: string
  readonly feedName: string
  readonly kind: FeedKind
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
  /** False for an entry of an aggregate whose origin is shown too: it adds no weight. */
  readonly counted: boolean
}

/** A feed that was looked at. */
export interface FeedUsed {
  readonly feedId: string
  readonly feedName: string
  /** ISO 8601 date of the feed's data. */
  readonly feedDate: string
  /** Older than three times the feed's own interval, or kept because a newer copy was broken. */
  readonly stale: boolean
  readonly entries: number
  /** What the licence wants said, or null. */
  readonly attribution: string | null
}

/** What the netblock feeds say of a block. */
export interface NetblockFindings {
  /** ISO 8601. */
  readonly examinedAt: string
  readonly feeds: readonly FeedUsed[]
  readonly hits: readonly NetblockHit[]
}
