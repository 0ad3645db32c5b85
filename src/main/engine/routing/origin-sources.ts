import type { Block } from '../../../shared/domain/block.ts'
import type { AsListing, RouteAuthorization } from '../../../shared/domain/routing-findings.ts'

/** One announcement, before its authorization is known. */
export interface Announcement {
  readonly range: Block
  readonly asn: number
  readonly asName: string | null
  readonly asCountry: string | null
}

/** Who announces an address, or why that is unknown. */
export type AnnouncementReply =
  | {
      readonly kind: 'known'
      readonly source: 'table' | 'dns'
      /** ISO 8601 date of the table, or null. */
      readonly dataDate: string | null
      /** Most specific announcements around the first address and those inside the block; empty = not announced. */
      readonly announcements: readonly Announcement[]
      /** One sentence for what of it had no answer. */
      readonly gap: string | null
    }
  | { readonly kind: 'unknown'; readonly reason: string }

/** Where announcements are looked up: a table on this machine, or DNS. Never rejects. */
export interface AnnouncementSource {
  find(block: Block, signal?: AbortSignal): Promise<AnnouncementReply>
}

/** Authorizations that cover any of the ranges; null where no data is at hand. Never rejects. */
export interface AuthorizationSource {
  covering(ranges: readonly Block[], signal?: AbortSignal): Promise<readonly RouteAuthorization[] | null>
}

/** What lists of networks say of AS numbers. */
export interface AsListsFound {
  readonly listings: readonly AsListing[]
  /** How many lists were read; 0 = nothing is known of the AS. */
  readonly read: number
  /** One sentence for each list that may hold more than was read of it. */
  readonly gaps: readonly string[]
}

/** Entries of AS lists for AS numbers; never rejects. */
export interface AsListSource {
  listings(asns: readonly number[]): Promise<AsListsFound>
}

/** Country of an address by a database of the user; null where there is none or it does not know. */
export interface CountrySource {
  countryOf(block: Block): Promise<{ readonly country: string | null; readonly problem: string | null }>
}
