import type { ListHealth } from './health.ts'
import type { Severity } from './impact.ts'
import type { Listing } from './listing.ts'
import type { UnknownCause } from './outcome.ts'

/** One list's word on one address, with what is stored behind it. */
export interface AddressCheck {
  readonly listId: string
  readonly listName: string
  readonly zone: string
  readonly state: 'pending' | 'clear' | 'listed' | 'noted' | 'unknown'
  readonly cause: UnknownCause | null
  readonly health: ListHealth | null
  /** The name asked for this address, keys redacted. */
  readonly question: string
  /** Evidence of a listing or a note; null otherwise. */
  readonly listing: Listing | null
  /** What the codes mean, in the catalogue's words; an undocumented code says so. */
  readonly means: readonly string[]
  readonly severity: Severity
  /** The list's own page for this address, http(s) only; null when there is none. */
  readonly lookupUrl: string | null
  /** True when the page was not seen at a source. */
  readonly lookupUnverified: boolean
}

/** Everything stored about one address of a scan. */
export interface AddressReport {
  readonly address: string
  readonly target: number
  readonly checks: readonly AddressCheck[]
}
