import { formatIpv4, parseIpv4 } from '../../src/shared/domain/address.ts'

/** The parts of `blockvet.scan/1` that the specs read. */
export interface ScanResult {
  readonly schema: string
  readonly scanId: string
  readonly block: string
  readonly path: { readonly kind: string; readonly servers: readonly string[] }
  readonly addresses: number
  readonly totals: {
    readonly checks: number
    readonly listed: number
    readonly clear: number
    readonly noted: number
    readonly unknown: number
    readonly queriesSent: number
    readonly seconds: number
  }
  readonly lists: readonly {
    readonly id: string
    readonly health: string
    readonly healthAfter: string
    readonly source: 'dns' | 'file'
    readonly sourceDate?: string
    readonly checked: number
    readonly listed: number
    readonly clear: number
    readonly noted: number
    readonly unknown: number
  }[]
  readonly listings: readonly Entry[]
  readonly notes: readonly Entry[]
  readonly unknowns: readonly {
    readonly list: string
    readonly cause: string
    readonly health?: string
    readonly addresses: number
    readonly ranges: readonly string[]
  }[]
  readonly cases: readonly { readonly id: string; readonly list: string; readonly addresses: number }[]
  readonly verdict: { readonly decision: string; readonly coverage: number; readonly rules: number }
}

interface Entry {
  readonly address: string
  readonly list: string
  readonly codes: readonly string[]
  readonly means: readonly string[]
  readonly text: readonly string[]
}

/** The outcome of one check, spelled out: `clear`, `listed 127.0.0.2`, `noted …` or `unknown timeout`. */
export type SpelledOutcome = string

/** Every outcome of one list over an IPv4 result, by address: whatever is neither listed nor unknown is clear. */
export function outcomesOf(
  result: ScanResult,
  listId: string,
  addresses: readonly string[],
): Map<string, SpelledOutcome> {
  const outcomes = new Map<string, SpelledOutcome>(addresses.map((address) => [address, 'clear']))
  for (const unknown of result.unknowns.filter(({ list }) => list === listId)) {
    for (const address of unknown.ranges.flatMap(expandRange))
      outcomes.set(address, `unknown ${unknown.cause}`)
  }
  for (const [word, entries] of [
    ['listed', result.listings],
    ['noted', result.notes],
  ] as const) {
    for (const entry of entries.filter(({ list }) => list === listId)) {
      outcomes.set(entry.address, `${word} ${entry.codes.join(' ')}`)
    }
  }
  return outcomes
}

/** All addresses of an IPv4 /24, given its first three octets. */
export const addressesOf24 = (prefix: string): string[] =>
  Array.from({ length: 256 }, (_, i) => `${prefix}.${i}`)

function expandRange(range: string): string[] {
  const [first, last = first] = range.split('-')
  const from = parseIpv4(first ?? '')
  const to = parseIpv4(last ?? '')
  if (from === null || to === null) return [range]
  return Array.from({ length: to - from + 1 }, (_, i) => formatIpv4(from + i))
}
