import type { BounceCause, BounceKnowledge, BounceRule } from '../../../shared/domain/bounce-knowledge.ts'
import type { Operator, OperatorKind } from '../../../shared/domain/removal.ts'
import type { BouncesEntry } from './bounces-entry.ts'

type RuleEntry = Partial<NonNullable<BouncesEntry['codes']>[number]>

// What a party's own block is called where its file says nothing else.
const usualCause: Readonly<Record<OperatorKind, BounceCause>> = {
  'dnsbl-operator': 'dnsbl',
  'mailbox-provider': 'private-list',
  'security-vendor': 'reputation',
  recipient: 'private-list',
}

/** What is known of a party's rejections, with every default filled in. */
export function buildBounces(entry: BouncesEntry, operator: Operator): BounceKnowledge {
  const cause = entry.cause ?? usualCause[operator.kind]
  const build = (pattern: string, rule: RuleEntry): BounceRule => ({
    pattern,
    cause: rule.cause ?? cause,
    means: rule.means ?? null,
    weak: rule.weak ?? false,
    refersTo: rule.refersTo ?? [],
    removalId: rule.removal ?? null,
    bits: (rule.bits ?? []).map((bit) => ({ means: bit.means, refersTo: bit.refersTo ?? [] })),
  })
  return {
    operatorId: operator.id,
    recipientDomains: entry.recipientDomains ?? [],
    mxHosts: entry.mxHosts ?? [],
    lookupUrl: entry.lookupUrl ?? null,
    removalId: entry.removal ?? null,
    fragments: (entry.fragments ?? []).map(({ text, ...rule }) => build(text, rule)),
    codes: (entry.codes ?? []).map((code) => build(code.pattern, code)),
    unverified: entry.unverified ?? [],
    confidence: entry.confidence ?? 'unverified',
    sources: entry.sources ?? [],
  }
}
