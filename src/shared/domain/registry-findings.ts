/**
 * Where a network stands between the registry and a customer: `registry` = held by IANA or an RIR itself; `direct` =
 * its holder has it from the RIR; `sub-allocation` = a customer who may hand out parts; `assignment` = a customer who
 * uses it; `aggregated` = many customers under one record by policy; `unknown` = the registry's word says none of these.
 */
export type NetworkLevel = 'registry' | 'direct' | 'sub-allocation' | 'assignment' | 'aggregated' | 'unknown'

/** One registered network, as an RDAP or WHOIS server tells it. All texts are words of strangers. */
export interface RegistryNetwork {
  /** First and last address, canonical text. */
  readonly first: string
  readonly last: string
  readonly handle: string
  /** Handle of the network above, or null where the registry tells none. */
  readonly parentHandle: string | null
  readonly name: string
  /** The registry's own word for the kind of network (`ASSIGNED PA`, `REASSIGNMENT` …), or null. */
  readonly type: string | null
  readonly level: NetworkLevel
  readonly holder: string | null
  readonly holderHandle: string | null
  readonly country: string | null
  readonly status: readonly string[]
  /** ISO 8601 dates, or null where the registry tells none. */
  readonly registeredOn: string | null
  readonly changedOn: string | null
  readonly abuseEmail: string | null
  /** WHOIS server that the record names, or null. */
  readonly port43: string | null
  /** Where the holder says in a file that the space is (geofeed, RFC 9632); https only. Null or absent: not told. */
  readonly geofeedUrl?: string | null
  /** Where this was read: the URL, or `whois://server`. */
  readonly source: string
}

/** To whom the block is registered, see the decision table in engine/registry. */
export type RegistrationState =
  | 'reassigned-to-buyer'
  | 'reassigned-to-seller'
  | 'reassigned-to-other'
  /** A record of its own, but nobody said who ought to be in it. */
  | 'registered-separately'
  | 'not-reassigned'
  | 'inside-other-assignment'
  | 'split-block'
  | 'not-individually-registered'
  /** The registry that would have to know it has no record of it. */
  | 'not-registered'
  | 'unknown'

/** A property of the space that speaks against taking it, or that one should know. */
export interface RegistryFlag {
  readonly code:
    | 'reserved'
    | 'available'
    | 'bogon'
    | 'legacy'
    | 'recent-change'
    | 'no-abuse-contact'
    | 'unvetted-record'
  /** One sentence. */
  readonly text: string
}

/** What an RIR's delegation statistics say of the space. */
export interface RegistryDelegation {
  readonly registry: string
  readonly status: 'allocated' | 'assigned' | 'available' | 'reserved' | 'other'
  readonly country: string | null
  /** ISO 8601 day, or null. */
  readonly delegatedOn: string | null
}

/** A change of hands that a regional registry has logged. The parties are words of strangers. */
export interface RegistryTransfer {
  /** The range that moved, which shares addresses with the block. */
  readonly range: string
  /** ISO 8601 day, or null where the log tells none. */
  readonly on: string | null
  /** `resource transfer: Old (ARIN) to New (RIPE NCC)`. */
  readonly text: string
}

/** What a registry's policy says about blocks of this size, in our words. */
export interface RegistryRule {
  readonly text: string
  /** What of it was not seen at a source, or null. */
  readonly unverified: string | null
}

/** What the registry says of a block. */
export interface RegistryFindings {
  /** ISO 8601. */
  readonly examinedAt: string
  /** Which registry answered (`ARIN`, `RIPE NCC` …), or null when none did. */
  readonly registry: string | null
  readonly source: 'rdap' | 'whois' | 'none'
  /** From the registry's own block down to the most specific network that holds the block. */
  readonly chain: readonly RegistryNetwork[]
  /** Networks strictly inside the block, as far as they were found. */
  readonly children: readonly RegistryNetwork[]
  /** How the networks inside were looked for: the registry lists them, a few points were asked, or not at all. */
  readonly childrenSought: 'listed' | 'sampled' | 'not-sought'
  readonly state: RegistrationState
  /** One or two sentences on the state. */
  readonly explanation: string
  /** What to ask of the provider, ready to paste, open places in square brackets; null when nothing is to ask. */
  readonly askProvider: string | null
  /** What a record of one's own costs and gains where lists escalate by allocation size, or null. */
  readonly tradeOff: string | null
  readonly rules: readonly RegistryRule[]
  readonly flags: readonly RegistryFlag[]
  readonly delegation: RegistryDelegation | null
  /** Transfers of the space, newest first; null or absent without a log at hand. */
  readonly transfers?: readonly RegistryTransfer[] | null
  /** One sentence when the registry could not be asked: the state is unknown then. */
  readonly failure: string | null
  /** One sentence for each part that could not be learned though the rest could. */
  readonly gaps: readonly string[]
}
