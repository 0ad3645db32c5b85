import type { Family } from './address.ts'
import type { Closing } from './closing.ts'
import type { Escalation } from './escalation.ts'
import type { Impact } from './impact.ts'
import type { ZoneFile } from './zone-file.ts'

/** What a listing on the list means: bad news, good news, or neither. */
export type Polarity = 'block' | 'allow' | 'info'

/** How much one entry of a list covers: every address of that unit gets the same answer. */
export type ListGranularity = 'address' | '/24' | '/64' | 'allocation' | 'asn' | 'mixed'

/** How sure the catalogue is of an entry. `unverified` = not seen at a source; always shown as such. */
export type Confidence = 'high' | 'medium' | 'low' | 'unverified'

/** Where a fact was seen. `ref` is a URL or a repository path, `what` says what was read there. */
export interface Source {
  readonly what: string
  readonly ref: string
}

/** One return code (or pattern, see `compileMatch`) and what it says. */
export interface CodeRule {
  readonly match: string
  readonly means: string
  /** Effect on mail of this code where it differs from the list's. */
  readonly impact?: Impact
  /** Who acts on this code, where that differs from the list's `impactReason`. */
  readonly reason?: string
  /** A policy code follows from registration or reverse DNS; an abuse code is somebody's record. Default abuse. */
  readonly policy?: boolean
  /**
   * Id of the list this code comes from, when the zone is a composite. Counted there, once. Need not be a list of
   * the catalogue: the parts of a composite are as a rule not asked on their own.
   */
  readonly origin?: string
  /** Id of the removal procedure for this code, where it differs from the list's. */
  readonly removalId?: string
}

/** The test points of a list (RFC 5782 §5), or its own where the standard ones cannot be used. */
export interface TestPoints {
  /** Address that must be listed, or null when the list is known to have none. */
  readonly listed: string | null
  /** Address that must not be listed, or null when none can be relied on. */
  readonly unlisted: string | null
  /** IPv6 test points; null when the list has no IPv6 data. */
  readonly listed6: string | null
  readonly unlisted6: string | null
  /** Further addresses that no honest entry covers; asked when `unlisted` turns out listed. */
  readonly neverListed: readonly string[]
}

/** Label of a zone that stands for the user's key: `{key}.zone.example`. */
export const KEY_PLACEHOLDER = '{key}'

/** Label of a zone that stands for the reversed address, where that does not come first: `{key}.{address}.zone.example`. */
export const ADDRESS_PLACEHOLDER = '{address}'

/** True when the zone cannot be asked as it stands, because the user's key belongs into its name. */
export const needsKey = (list: Pick<DnsblList, 'zone'>): boolean => list.zone.includes(KEY_PLACEHOLDER)

/** True when the list's data are read from files on this machine: no question about it leaves. */
export const readsZoneFiles = (list: Pick<DnsblList, 'zoneFiles'>): boolean => list.zoneFiles.length > 0

/** True when the list is asked along the path of the scan, neither at servers of its own nor in files. */
export const followsPath = (list: Pick<DnsblList, 'servers' | 'zoneFiles'>): boolean =>
  list.servers.length === 0 && !readsZoneFiles(list)

/** How one may use the list. */
export interface ListAccess {
  readonly kind: 'open' | 'registration' | 'key' | 'paid'
  readonly note: string | null
  /** Why the list is asked only after the user agrees (terms restrict automated or commercial use); null = free. */
  readonly optInReason: string | null
}

/** A filter that asks a list by default. */
export interface FilterUse {
  readonly filter: string
  /** Points or effect by default, as the filter counts; absent when not known. */
  readonly weight?: string
}

/** One DNSBL zone as the catalogue knows it. */
export interface DnsblList {
  readonly id: string
  readonly name: string
  readonly operatorId: string
  readonly operatorName: string
  /** Zone appended to the reversed address; no trailing dot. */
  readonly zone: string
  readonly families: readonly Family[]
  readonly polarity: Polarity
  readonly impact: Impact
  /** Why the impact is what it is (which filters use the list by default); null when not researched. */
  readonly impactReason: string | null
  /** Filters that ask the list by default; absent when none is known. */
  readonly usedBy?: readonly FilterUse[]
  readonly granularity: ListGranularity
  /** The rule by which entries of one list put whole allocations on another; on both lists. */
  readonly escalation?: Escalation
  /**
   * `text`: the zone answers TXT questions about routes only, so no address can be checked against it. Absent: codes.
   */
  readonly answers?: 'text'
  readonly what: string | null
  /** Name servers to ask whatever the path, as `IP:PORT`; empty = follow the path. */
  readonly servers: readonly string[]
  /** Files that hold the list's data, read in place of asking anybody; empty = the list is asked. */
  readonly zoneFiles: readonly ZoneFile[]
  /** Queries per second the list tolerates. */
  readonly ratePerSecond: number
  /** Queries per day the operator allows, or null when none is published. */
  readonly dailyBudget: number | null
  /**
   * `unverified`: nobody saw it work lately; in no preset, asked when named, and believed after a good probe.
   * `closed`: gone; never asked.
   */
  readonly status: 'active' | 'unverified' | 'closed'
  /** How a closed list ended; absent when that is not known or the list is open. */
  readonly closed?: Closing
  readonly testPoints: TestPoints
  readonly codes: readonly CodeRule[]
  readonly refusals: readonly CodeRule[]
  readonly access: ListAccess
  /** Ids of the lists this zone combines. */
  readonly combines: readonly string[]
  /** Id of the removal procedure, or null when unknown. */
  readonly removalId: string | null
  /** Page that shows one address; `{ip}` is replaced. Null when there is none. */
  readonly lookupUrl: string | null
  /** Names of fields that were not seen at a source; shown as unverified. Absent: none. */
  readonly unverified?: readonly 'lookupUrl'[]
  readonly presets: readonly string[]
  readonly confidence: Confidence
  readonly sources: readonly Source[]
  /** ISO 8601 date of the newest evidence for this entry (a year, a month or a day), or null. */
  readonly checkedOn: string | null
}
