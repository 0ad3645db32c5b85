import { getDomain } from 'tldts'
import {
  type ReverseDnsFindings,
  type ReverseState,
  reverseLetters,
} from '../../../shared/domain/reverse-dns-findings.ts'
import { addressOfTarget, type Targets } from '../../../shared/domain/targets.ts'
import type { ReverseCheck } from './check-reverse.ts'
import { whyGeneric } from './generic-name.ts'

const MOST_ROWS = 20
const MOST_NAMES_KEPT = 4096

/** What the checks of all addresses amount to. */
export type ReverseSummary = Pick<
  ReverseDnsFindings,
  | 'addresses'
  | 'counts'
  | 'states'
  | 'names'
  | 'generic'
  | 'genericReason'
  | 'templates'
  | 'domains'
  | 'classless'
  | 'outsideClassless'
>

/** Sums up the checks of a block, target 0 first. */
export function summarizeReverse(targets: Targets, checks: readonly ReverseCheck[]): ReverseSummary {
  const counts: Record<ReverseState, number> = { confirmed: 0, unconfirmed: 0, missing: 0, unknown: 0 }
  const templates = new Map<string, { addresses: number; example: string }>()
  const domains = new Map<string, number>()
  const reasons = new Map<string, number>()
  let generic = 0
  const aliases = new Map<string, number>()
  for (const [target, { state, names, aliasZone }] of checks.entries()) {
    counts[state]++
    if (aliasZone !== null) aliases.set(aliasZone, (aliases.get(aliasZone) ?? 0) + 1)
    const [name] = names
    if (name === undefined) continue
    const reason = whyGeneric(name, addressOfTarget(targets, target))
    if (reason !== null) {
      generic++
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
    }
    const template = name.toLowerCase().replaceAll(/\d+/g, '#')
    const seen = templates.get(template)
    templates.set(template, { addresses: (seen?.addresses ?? 0) + 1, example: seen?.example ?? name })
    const domain = getDomain(name, { allowPrivateDomains: false }) ?? name.toLowerCase()
    domains.set(domain, (domains.get(domain) ?? 0) + 1)
  }
  const [classless] = mostFrequent(aliases)[0] ?? [null]
  const outside = checks.filter(
    ({ state, names, aliasZone }) =>
      aliasZone !== classless && (aliasZone !== null || names.length > 0 || state !== 'unknown'),
  )
  return {
    classless,
    ...(classless === null ? {} : { outsideClassless: outside.length }),
    addresses: checks.length,
    counts,
    states: checks.map(({ state }) => reverseLetters[state]).join(''),
    names: checks
      .flatMap(({ names }, target) => (names.length > 0 ? [{ target, names }] : []))
      .slice(0, MOST_NAMES_KEPT),
    generic,
    genericReason: mostFrequent(reasons)[0]?.[0] ?? null,
    templates: [...templates]
      .toSorted(([a, one], [b, other]) => other.addresses - one.addresses || (a < b ? -1 : 1))
      .slice(0, MOST_ROWS)
      .map(([template, rest]) => ({ template, ...rest })),
    domains: mostFrequent(domains)
      .slice(0, MOST_ROWS)
      .map(([domain, addresses]) => ({ domain, addresses })),
  }
}

const mostFrequent = (counted: ReadonlyMap<string, number>): [string, number][] =>
  [...counted].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
