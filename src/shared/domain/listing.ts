/** One address on one list, with the evidence as it came in. Texts are raw: clean them where they are shown. */
export interface Listing {
  /** Canonical address text. For IPv6 the target address that was asked. */
  readonly address: string
  /** Target number of the address in the scan. */
  readonly target: number
  readonly listId: string
  /** Whole A set without refusals, ascending dotted quads. */
  readonly codes: readonly string[]
  /** TXT strings, one per record; empty when none came. */
  readonly text: readonly string[]
  /** Name that was asked; keys of keyed lists already replaced by `<key>`. */
  readonly question: string
  /** `IP:PORT` of the server that answered. */
  readonly server: string
  readonly ttlSeconds: number
  /** ISO 8601. */
  readonly observedAt: string
}
