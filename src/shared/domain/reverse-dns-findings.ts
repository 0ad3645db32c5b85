/** Counts of addresses by their reverse DNS (RFC 8601 §3, iprev). They add up to `addresses`. */
export interface ReverseDnsCounts {
  /** A PTR name resolves back to the address. */
  readonly confirmed: number
  /** There are PTR names, and none resolves back. */
  readonly unconfirmed: number
  /** A valid response says that there is no PTR. */
  readonly missing: number
  /** No valid answer. */
  readonly unknown: number
}

/** The reverse DNS of a block. */
export interface ReverseDnsFindings {
  /** ISO 8601. */
  readonly examinedAt: string
  readonly addresses: number
  readonly counts: ReverseDnsCounts
  /** Addresses whose name looks generic or dynamic. */
  readonly generic: number
  /** One sentence when nothing could be asked. */
  readonly failure: string | null
}
