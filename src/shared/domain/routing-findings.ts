/** An announcement that covers the block. */
export interface RouteOrigin {
  readonly asn: number
  readonly asName: string | null
  /** The announced prefix, or the announced range where the table knows no prefixes. */
  readonly prefix: string
  /** Where the AS is registered, two letters, or null. */
  readonly asCountry: string | null
  /** Route origin validation of this announcement. */
  readonly rpki: RpkiState
}

/** Route origin validation (RFC 6811); `unknown` = no data at hand. */
export type RpkiState = 'valid' | 'invalid' | 'not-found' | 'unknown'

/** The announcing AS on a list of networks. */
export interface AsListing {
  readonly feedId: string
  readonly feedName: string
  readonly asn: number
  readonly text: string | null
  /** ISO 8601 date of the feed's data. */
  readonly feedDate: string
}

/** A statement of who may announce a prefix (RFC 6811: validated ROA payload). */
export interface RouteAuthorization {
  readonly prefix: string
  readonly asn: number
  readonly maxLength: number
}

/** What a routing registry (IRR) holds: who would announce a prefix. Maintainer and registry are words of strangers. */
export interface RouteObject {
  readonly prefix: string
  readonly asn: number
  readonly maintainer: string | null
  /** The registry that holds the object: `RADB`, `RIPE` …, or null. */
  readonly registry: string | null
  /** ISO 8601 day, or null. */
  readonly changedOn: string | null
}

/** Where somebody's file says that a part of the block is: an operator's geofeed (RFC 8805), or a geolocation table. */
export interface PlaceClaim {
  readonly feedName: string
  readonly range: string
  /** Two capital letters. */
  readonly country: string
  /** The file's own words, country, region and city, or null. */
  readonly place: string | null
}

/** How the block is routed. */
export interface RoutingFindings {
  /** ISO 8601. */
  readonly examinedAt: string
  readonly source: 'table' | 'dns' | 'none'
  /** ISO 8601 date of the table, or null. */
  readonly dataDate: string | null
  /** Covering announcements; empty with `announced` false, or unknown. */
  readonly origins: readonly RouteOrigin[]
  /** Null when it could not be found out. */
  readonly announced: boolean | null
  /** The worst of the announcements: one invalid makes the whole invalid. */
  readonly rpki: RpkiState
  /** Authorizations that cover the announcements, where data is at hand. */
  readonly authorizations: readonly RouteAuthorization[]
  /** One sentence on the authorizations, or null without data. */
  readonly rpkiText: string | null
  readonly asListings: readonly AsListing[]
  /** Lists of networks that were read for it; with 0, no listing says nothing. Absent in older scans. */
  readonly asListsRead?: number
  /** Route objects around and inside the block; null or absent without data at hand. */
  readonly routeObjects?: readonly RouteObject[] | null
  /** One or two sentences on the route objects, or null. */
  readonly routeObjectsText?: string | null
  /** Places by files at hand; absent in scans from before they were read. */
  readonly places?: readonly PlaceClaim[]
  /** Country by the user's geolocation database, or null. */
  readonly country: string | null
  /** Country that the offer promises, or null. */
  readonly promisedCountry: string | null
  /** One sentence when nothing could be found out. */
  readonly failure: string | null
  /** One sentence for each part that could not be learned though the rest could. */
  readonly gaps: readonly string[]
}
