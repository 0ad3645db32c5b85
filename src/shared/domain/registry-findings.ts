/** One registered network, as an RDAP or WHOIS server tells it. All texts are words of strangers. */
export interface RegistryNetwork {
  /** First and last address, canonical text. */
  readonly first: string
  readonly last: string
  readonly handle: string
  readonly name: string
  /** The registry's own word for the kind of network (`ASSIGNED PA`, `REASSIGNMENT` …), or null. */
  readonly type: string | null
  readonly holder: string | null
  readonly country: string | null
  readonly status: readonly string[]
  /** ISO 8601 dates, or null where the registry tells none. */
  readonly registeredOn: string | null
  readonly changedOn: string | null
  readonly abuseEmail: string | null
}

/** To whom the block is registered, see the decision table in engine/registry. */
export type RegistrationState =
  | 'reassigned-to-buyer'
  | 'reassigned-to-seller'
  | 'reassigned-to-other'
  | 'not-reassigned'
  | 'inside-other-assignment'
  | 'split-block'
  | 'not-individually-registered'
  | 'unknown'

/** A property of the space that speaks against taking it. */
export interface RegistryFlag {
  readonly code: 'reserved' | 'available' | 'bogon' | 'legacy' | 'recent-change' | 'no-abuse-contact'
  /** One sentence. */
  readonly text: string
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
  readonly state: RegistrationState
  /** One sentence on the state. */
  readonly explanation: string
  /** What to ask of the provider, or null when nothing is to ask. */
  readonly askProvider: string | null
  readonly flags: readonly RegistryFlag[]
  /** One sentence when the registry could not be asked: the state is unknown then. */
  readonly failure: string | null
}
