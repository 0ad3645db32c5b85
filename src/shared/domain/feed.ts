import type { Family } from './address.ts'
import type { Impact } from './impact.ts'
import type { Confidence, Source } from './list.ts'

/**
 * Kinds of feeds whose entries are shown beside a block. `netblock` and `address` are listings for abuse, of ranges
 * and of single addresses; `policy` ranges are declared unfit to send mail by themselves; `bogon` space may not be
 * used at all; `classification` says what a range is used for.
 */
export const shownKinds = ['netblock', 'address', 'policy', 'bogon', 'classification'] as const

/** One of `shownKinds`. */
export type ShownKind = (typeof shownKinds)[number]

/**
 * What a feed is about. Besides the kinds that are shown beside a block: `asn` feeds list autonomous systems;
 * `routing`, `registry` and `geo` feeds are tables about all of the address space, and being in one is no listing.
 */
export type FeedKind = ShownKind | 'asn' | 'routing' | 'registry' | 'geo'

/** The kind, when its entries are shown beside a block; null for the others. */
export const shownKindOf = (kind: FeedKind): ShownKind | null =>
  shownKinds.find((one) => one === kind) ?? null

/** How a feed's file is written; see src/main/engine/netblocks/formats. */
export const feedFormats = [
  'lines',
  'drop-json',
  'drop-text',
  'asndrop-json',
  'rbldnsd',
  'dshield',
  'sections',
  'tor-exits',
  'pipes',
  'address-csv',
  'range-csv',
  'integer-csv',
  'p2p',
  'iana-special',
  'iana-space',
  'delegated',
  'range-asn',
  'prefix-asn',
  'origin-prefix',
  'routes-json',
  'route-objects',
  'vrp-json',
  'transfers-json',
  'cloud-json',
  'asn-csv',
  'own',
] as const

/** One of `feedFormats`. */
export type FeedFormatName = (typeof feedFormats)[number]

/**
 * How one gets at a feed. `download`: a file at a URL. `key`: a file for registered users. `api`, `dns`, `rsync`:
 * not as a file over HTTPS, so Blockvet does not fetch it. `custom`: the user's own file.
 */
export type FeedAccess = 'download' | 'key' | 'api' | 'dns' | 'rsync' | 'custom'

/** Whether a feed is still made. `degraded`: served, but known to be empty or old at times. */
export type FeedStatus = 'active' | 'degraded' | 'deprecated' | 'closed'

/** Terms of a feed, in our words. */
export interface FeedLicence {
  readonly name: string
  /** Commercial use; `unclear` where the publisher does not say. */
  readonly commercial: 'yes' | 'no' | 'unclear'
  /** What to show beside results that rest on the feed, or null. */
  readonly attribution: string | null
  readonly note: string | null
}

/** A published list of ranges that Blockvet knows of, whether or not a copy is here. */
export interface Feed {
  readonly id: string
  readonly name: string
  readonly publisher: { readonly name: string; readonly url: string }
  /** What an entry means, in our words. */
  readonly what: string
  readonly kind: FeedKind
  readonly families: readonly Family[]
  readonly format: FeedFormatName
  /** Ending of the published file, without dot. */
  readonly extension: string
  /** The feed is all of these files together. */
  readonly urls: readonly string[]
  readonly access: FeedAccess
  readonly impact: Impact
  readonly impactReason: string | null
  /** How often the publisher renews it; three times as old is stale. Hours; null = hardly ever. */
  readonly intervalHours: number | null
  /** Fetched no more often than this. Hours. */
  readonly minIntervalHours: number
  readonly licence: FeedLicence
  /** Why the feed is fetched only when named, or null. */
  readonly optIn: string | null
  readonly status: FeedStatus
  readonly statusNote: string | null
  /** Feeds that this one repeats: its entries count at their origin. Ids of feeds, or names of feeds not known here. */
  readonly aggregateOf: readonly string[]
  /** DNSBLs of the catalogue that hold the same data: a hit here and a listing there are one. */
  readonly lists: readonly string[]
  /** True where a file without entries is no fault. */
  readonly mayBeEmpty: boolean
  readonly removal: string | null
  /** Page of one entry; `{reference}` stands for its reference, `{address}` for its first address. Null = none. */
  readonly entryUrl: string | null
  readonly confidence: Confidence
  /** Names of facts that were not seen at a source. */
  readonly unverified: readonly string[]
  readonly sources: readonly Source[]
}

/** True for a feed that can be fetched by Blockvet itself. */
export const isFetchable = (feed: Feed): boolean =>
  feed.access === 'download' && (feed.status === 'active' || feed.status === 'degraded')
