/** An announcement that covers the block. */
export interface RouteOrigin {
  readonly asn: number
  readonly asName: string | null
  /** The announced prefix. */
  readonly prefix: string
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
  readonly rpki: RpkiState
  readonly asListings: readonly AsListing[]
  /** Country by the user's geolocation database, or null. */
  readonly country: string | null
  /** One sentence when nothing could be found out. */
  readonly failure: string | null
}
