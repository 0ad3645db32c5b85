import { parseIpv4 } from '../../../shared/domain/address.ts'
import { boxesMeet, boxWithin, codeBox } from './code-boxes.ts'
import type { ListEntry } from './list-entry.ts'

/** What a reader of codes could take in two ways: one clause for each, about "it" and the pattern at `path`. */
export interface CodeContradiction {
  readonly path: readonly (string | number)[]
  readonly clause: string
}

const REFUSED_EVERYWHERE = '127.255.0.0/16'

/**
 * Finds codes that contradict each other in one list. A single code within a pattern is no contradiction, since it
 * wins; two patterns that meet are, unless the first lies within the second.
 */
export function lintCodes({ codes = [], refusals = [] }: ListEntry): readonly CodeContradiction[] {
  const refused = [...refusals.map(({ match }) => match), REFUSED_EVERYWHERE]
  return [
    ...clashes('codes', codes),
    ...clashes('refusals', refusals),
    ...codes.flatMap(({ match }, i) => {
      const by = refused.find((refusal) => isWithin(match, refusal))
      return by ? [{ path: ['codes', i, 'match'], clause: `the refusal ${by} swallows it` }] : []
    }),
  ]
}

function clashes(key: string, rules: readonly { readonly match: string }[]): readonly CodeContradiction[] {
  return rules.flatMap(({ match }, i) => {
    const earlier = rules.slice(0, i).find((rule) => clash(rule.match, match))
    return earlier
      ? [{ path: [key, i, 'match'], clause: `${earlier.match} means some of the same codes` }]
      : []
  })
}

function clash(a: string, b: string): boolean {
  if (a === b) return true
  const bits = [a, b].map(bitsOf)
  if (bits[0] !== undefined && bits[1] !== undefined) return (bits[0] & bits[1]) !== 0
  if (isSingle(a) || isSingle(b)) return false
  const [one, other] = [codeBox(a), codeBox(b)]
  if (one === null || other === null || !boxesMeet(one, other)) return false
  // The first that matches wins, so a range may follow what lies within it: "everything else".
  return !boxWithin(one, other)
}

const isSingle = (pattern: string): boolean => parseIpv4(pattern) !== null

function bitsOf(pattern: string): number | undefined {
  const [, bits] = /^bitmask (\d+)$/.exec(pattern) ?? []
  return bits === undefined ? undefined : Number(bits)
}

function isWithin(pattern: string, refusal: string): boolean {
  const [inner, outer] = [codeBox(pattern), codeBox(refusal)]
  return inner !== null && outer !== null && boxWithin(inner, outer)
}
