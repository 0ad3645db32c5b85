import type { BounceRule } from '../../../shared/domain/bounce-knowledge.ts'
import {
  type BouncePatternPart,
  findBouncePattern,
  parseBouncePattern,
} from '../../../shared/domain/bounce-pattern.ts'
import type { Catalogue } from '../../../shared/domain/removal.ts'

/** A rule of the catalogue that holds in a reply. */
export interface RuleHit {
  readonly operatorId: string
  readonly rule: BounceRule
  readonly index: number
  readonly length: number
  /**
   * `phrase` = words that say what happened; `code` = a code that says it once the party is known;
   * `pointer` = a site or a name, which only tells who speaks.
   */
  readonly kind: 'phrase' | 'code' | 'pointer'
  /** The address at `{ip}`, as written. */
  readonly ip: string | null
  /** Ids of those whose data decided, from the rule and from the digits at `{bits}`. */
  readonly refersTo: readonly string[]
}

/** Finds every rule that holds in a folded reply; of rules inside one another the longest. */
export type FindRules = (folded: string) => readonly RuleHit[]

interface CompiledRule {
  readonly operatorId: string
  readonly rule: BounceRule
  readonly kind: RuleHit['kind']
  readonly parts: readonly BouncePatternPart[]
}

/** Compiles the rules of a catalogue once. */
export function indexRules({ bounces }: Catalogue): FindRules {
  const rules: CompiledRule[] = []
  for (const { operatorId, fragments, codes } of bounces) {
    const add = (rule: BounceRule, kind: RuleHit['kind']): void => {
      const parts = parseBouncePattern(rule.pattern)
      if (parts) rules.push({ operatorId, rule, kind, parts })
    }
    for (const rule of fragments) add(rule, isPointer(rule) ? 'pointer' : 'phrase')
    for (const rule of codes) add(rule, 'code')
  }
  return (folded) => dropCovered(rules.flatMap((rule) => matchRule(rule, folded)))
}

/** A rule without a meaning, or one that is a web address or the tail of every reply of a provider. */
const isPointer = ({ pattern, means }: BounceRule): boolean =>
  means === null ||
  /^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/.test(pattern) ||
  pattern.startsWith('- ')

function matchRule({ operatorId, rule, kind, parts }: CompiledRule, folded: string): RuleHit[] {
  const hit = findBouncePattern(parts, folded)
  if (!hit) return []
  const digits = hit.bits?.split('').toReversed() ?? []
  const byBits = digits.flatMap((digit, i) => (digit === '1' ? (rule.bits[i]?.refersTo ?? []) : []))
  return [
    {
      operatorId,
      rule,
      kind,
      index: hit.index,
      length: hit.length,
      ip: hit.ip,
      refersTo: [...rule.refersTo, ...byBits],
    },
  ]
}

function dropCovered(hits: readonly RuleHit[]): readonly RuleHit[] {
  if (hits.length < 2) return hits
  const covers = (a: RuleHit, b: RuleHit): boolean =>
    a.length > b.length && a.index <= b.index && a.index + a.length >= b.index + b.length
  return hits.filter((hit) => !hits.some((other) => covers(other, hit)))
}
