import type { NamedZone } from './find-zone.ts'
import type { PartyIndex } from './party-index.ts'
import type { ReplyCodes } from './reply-codes.ts'
import type { ReplySense } from './reply-words.ts'
import type { RuleHit } from './rule-index.ts'

/** An operator named somewhere in a reply. */
export interface NamedOperator {
  readonly operatorId: string
  readonly index: number
}

/** Everything found in one reply, on which cause and operator are decided. */
export interface Clues {
  readonly zone: NamedZone | null
  readonly rules: readonly RuleHit[]
  /** Operators of lists and vendors called by their name. */
  readonly names: readonly NamedOperator[]
  /** Operators of lists and vendors whose site is pointed to. */
  readonly owners: readonly NamedOperator[]
  /** The mailbox provider or gateway that refused, by its server or the recipient's domain. */
  readonly party: string | null
  readonly parties: PartyIndex
  readonly senses: ReadonlySet<ReplySense>
  readonly codes: ReplyCodes
}
