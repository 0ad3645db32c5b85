/** Counts of addresses by their reverse DNS (RFC 8601 §3, iprev). They add up to `addresses`. */
export interface ReverseDnsCounts {
  /** A PTR name resolves back to the address. */
  readonly confirmed: number
  /** There are PTR names, and none resolves back. */
  readonly unconfirmed: number
  /** A valid response says that there is no PTR. */
  readonly missing: number
  /** No valid answer, to the PTR question or to those about its names. */
  readonly unknown: number
}

/** State of one address: key of `ReverseDnsCounts`. */
export type ReverseState = keyof ReverseDnsCounts

/** The letter of each state in `ReverseDnsFindings.states`. */
export const reverseLetters: Readonly<Record<ReverseState, string>> = {
  confirmed: 'c',
  unconfirmed: 'u',
  missing: 'm',
  unknown: '?',
}

/** Addresses whose names are of one shape. */
export interface NameTemplate {
  /** The name with its numbers replaced by `#`. */
  readonly template: string
  readonly addresses: number
  /** One name of this shape, as a server told it. */
  readonly example: string
}

/** How a reverse zone is served. `unknown`: nobody answered. */
export type DelegationState = 'delegated' | 'served-by-parent' | 'absent' | 'unknown'

/** One zone of the reverse tree that the block lies in. */
export interface ReverseZone {
  readonly zone: string
  readonly state: DelegationState
  /** Names of its name servers. */
  readonly servers: readonly string[]
  /** Name servers that do not answer for the zone with authority. */
  readonly lame: readonly string[]
  /** True when the zone has a PTR for names that nobody set (a wildcard, RFC 4592). Absent: not known. */
  readonly wildcard?: boolean
}

/** The reverse DNS of a block. Names are words of strangers. */
export interface ReverseDnsFindings {
  /** ISO 8601. */
  readonly examinedAt: string
  /** Resolvers that were asked, as `IP:PORT`. */
  readonly servers: readonly string[]
  /** Addresses that were asked about; 0 for an IPv6 block, where only the zones are looked at. */
  readonly addresses: number
  readonly counts: ReverseDnsCounts
  /** One letter per address, in order, see `reverseLetters`. */
  readonly states: string
  /** Names of addresses that have any, by target number, at most 4,096 of them. */
  readonly names: readonly { readonly target: number; readonly names: readonly string[] }[]
  /** Addresses whose name looks generic or dynamic. */
  readonly generic: number
  /** The most frequent reason for that, one phrase, or null. */
  readonly genericReason: string | null
  /** Shapes of names, most frequent first, at most 20. */
  readonly templates: readonly NameTemplate[]
  /** Registered domains of the names, most frequent first, at most 20: other names than the seller's are leftovers. */
  readonly domains: readonly { readonly domain: string; readonly addresses: number }[]
  readonly zones: readonly ReverseZone[]
  /** Zone that aliases of RFC 2317 lead to, of most addresses that have one, or null. */
  readonly classless: string | null
  /** Addresses whose aliases do not lead there; absent without such a zone, and in older scans. */
  readonly outsideClassless?: number
  /** One sentence when nothing could be asked. */
  readonly failure: string | null
}
