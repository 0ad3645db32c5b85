import type { ListHealth, ProbeFinding } from './health.ts'
import type { DnsblList } from './list.ts'
import type { UnknownCause } from './outcome.ts'
import type { ScanPath } from './path.ts'
import type { Removal } from './removal.ts'
import type { Rescan } from './rescan.ts'

/** Life of a scan. `stopped` resumes; `failed` says why and resumes too. */
export type ScanState = 'running' | 'stopped' | 'failed' | 'finished'

/** How a scan was asked to behave; kept with it, so that a resume behaves the same. */
export interface ScanSettings {
  readonly path: ScanPath
  /** Queries per second in all. */
  readonly ratePerSecond: number
  /** Queries per second per list at most, or null to follow the catalogue alone. */
  readonly listRatePerSecond: number | null
  readonly timeoutMs: number
  /** Further tries after the first. */
  readonly retries: number
  /** IPv6: one check per /granularity. */
  readonly granularity: number
  /** What is examined around the block; absent in scans from before there was a choice, which examined nothing. */
  readonly examine?: Examinations
  /** The earlier scan that this one builds on; absent for a scan of its own. */
  readonly rescan?: Rescan
}

/** What a scan examines around its block. */
export interface Examinations {
  /** Netblock feeds: the stored snapshots, those of a folder (absolute path), or none. */
  readonly feeds: { readonly kind: 'stored' | 'none' } | { readonly kind: 'folder'; readonly folder: string }
  /** Registry records and routing. */
  readonly registry: boolean
  readonly reverseDns: boolean
  /** Where registry and routing are asked in place of the usual servers; absent = the usual ones. */
  readonly sources?: ExaminationSources
}

/** Servers and files that the user named for registry and routing; null = the usual one, or none. */
export interface ExaminationSources {
  /** Base URL of an RDAP server. */
  readonly rdap: string | null
  /** WHOIS server as `host` or `host:port`. */
  readonly whois: string | null
  /** Zone that answers as Team Cymru's `asn.cymru.com` does. */
  readonly asnZone: string | null
  /** Geolocation database (MMDB), absolute path. */
  readonly geolocation: string | null
  /** Country that the offer promises, two letters. */
  readonly country: string | null
}

/** One stored scan of one block. */
export interface Scan {
  readonly id: string
  /** Canonical block text, see `formatBlock`. */
  readonly block: string
  readonly state: ScanState
  /** One sentence when `failed`. */
  readonly failure: string | null
  readonly settings: ScanSettings
  readonly targets: number
  /** ISO 8601. */
  readonly startedAt: string
  readonly finishedAt: string | null
  /** Seconds of asking, pauses left out. */
  readonly activeSeconds: number
  readonly queriesSent: number
  /** Responses that were ignored as spoofed or stale while it ran; nobody asked for them, so they belong to no scan. */
  readonly ignoredResponses: number
  readonly catalogueVersion: string
  /** True when the scan was of the practice network: never mixed with real results. */
  readonly practice: boolean
}

/** A list as used in one scan. `list` and the removals are the catalogue's words at that time. */
export interface ScanList {
  readonly list: DnsblList
  readonly removal: Removal | null
  /** Procedures that single codes of the list name instead of the list's own. */
  readonly codeRemovals: readonly Removal[]
  readonly before: ProbeFinding | null
  readonly after: ProbeFinding | null
  readonly medianAnswerMs: number | null
  /**
   * ISO 8601, UTC: when the first of the answers that said no becomes too old to be given again, by the time to live that
   * came with it (RFC 2308 §5); null while none said no.
   */
  readonly clearUntil: string | null
}

/** Counts of one list's checks. checked = listed + clear + noted + unknown. */
export interface CheckCounts {
  readonly checked: number
  readonly listed: number
  readonly clear: number
  /** Answers of allow and info lists: neither listed nor clear. */
  readonly noted: number
  readonly unknown: number
}

/** A run of neighbouring addresses whose checks on one list are unknown for one cause. */
export interface UnknownRun {
  readonly listId: string
  readonly cause: UnknownCause
  /** The list's health where the cause is `unhealthy-list`, else null. */
  readonly health: ListHealth | null
  readonly addresses: number
  /** Ranges as `first-last` or one address. */
  readonly ranges: readonly string[]
}
