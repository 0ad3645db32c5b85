import type { Confidence, Source } from './list.ts'

/** Why a server refused a mail, in the words of `bounces --json`. */
export const bounceCauses = [
  'dnsbl',
  'private-list',
  'reputation',
  'policy-rdns',
  'policy-auth',
  'rate-limit',
  'content',
  'recipient',
  'other',
] as const

/** See `bounceCauses`. */
export type BounceCause = (typeof bounceCauses)[number]

/** What one binary digit of a code says. */
export interface BounceBit {
  readonly means: string
  /** As in `BounceRule`. */
  readonly refersTo: readonly string[]
}

/** Words or a code in a rejection, and what they say. */
export interface BounceRule {
  /** See `parseBouncePattern`. The longest one that is found wins, see `BouncePatternHit`. */
  readonly pattern: string
  readonly cause: BounceCause
  /** Null for a mere pointer to the party, such as the name of its site. */
  readonly means: string | null
  /** True for what others write too: counts only beside a recipient domain or mail server of the party. */
  readonly weak: boolean
  /** Ids of the operators, lists or removals that really decide, when the party acts on somebody else's data. */
  readonly refersTo: readonly string[]
  /** Id of the removal that this text calls for; null = the party's usual one. */
  readonly removalId: string | null
  /** For a pattern with `{bits}`: the digits from the last to the first. */
  readonly bits: readonly BounceBit[]
}

/** How one party is recognised in rejections. */
export interface BounceKnowledge {
  readonly operatorId: string
  /** Domains whose mail the party filters; their subdomains count too. */
  readonly recipientDomains: readonly string[]
  /** Mail servers of the party, as suffixes of whole labels. */
  readonly mxHosts: readonly string[]
  /** Page that shows one address; `{ip}` is replaced. Null when there is none. */
  readonly lookupUrl: string | null
  /** Id of the removal for a block by the party itself; null when its lists say so or none is known. */
  readonly removalId: string | null
  /** Wording that names the party. */
  readonly fragments: readonly BounceRule[]
  /** Codes that say more once the party is known; they name it by themselves unless weak. */
  readonly codes: readonly BounceRule[]
  /** Names of the fields that were not seen at a source; shown as unverified. */
  readonly unverified: readonly string[]
  readonly confidence: Confidence
  readonly sources: readonly Source[]
}
