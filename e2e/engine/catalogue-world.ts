import { formatIpv4, parseIpv4 } from '../../src/shared/domain/address.ts'
import { compileMatch } from '../../src/shared/domain/code-match.ts'
import type { CodeRule, DnsblList } from '../../src/shared/domain/list.ts'
import type { ZoneData } from './rbldnsd.ts'

/** What one address of a generated zone must come to. */
export interface Expected {
  readonly address: string
  /** Codes that the zone answers with, in rising order. */
  readonly codes: readonly string[]
  /** What they mean by the catalogue; null for a refusal. */
  readonly means: readonly string[] | null
}

/** A zone that answers as the catalogue says, and what must be understood of it. */
export interface CatalogueZone {
  readonly list: DnsblList
  /** The zone under which the server knows it: a key is filled in. */
  readonly zone: string
  readonly data: readonly ZoneData[]
  readonly expected4: readonly Expected[]
  readonly expected6: readonly Expected[]
}

const APEX = [
  '$SOA 3000 ns.example.test. hostmaster.example.test. 0 600 300 86400 300',
  '$NS 3000 ns.example.test.',
]

/** Generates the zone of one list: its test points, one address for each code and each refusal. */
export function catalogueZone(list: DnsblList): CatalogueZone {
  const zone = list.zone.replace('{key}.{address}.', '').replace('{key}', 'k3y')
  const single = [...codeAnswers(list.codes), ...refusalAnswers(list)]
  const [four, six] = ([4, 6] as const).map((family) => {
    if (!list.families.includes(family)) return []
    // A trie, which is what rbldnsd has for IPv6, holds one answer for each network.
    const answers = family === 4 ? [...single, ...severalAtOnce(list.codes)] : single
    return answers.map((answer, i): Expected => ({ ...answer, address: addressOf(family, i) }))
  }) as [Expected[], Expected[]]
  const { listed, listed6 } = list.testPoints
  const first = single[0]?.codes[0] ?? '127.0.0.2'
  const data: ZoneData[] = []
  if (list.families.includes(4))
    data.push({ zone, type: 'ip4set', lines: linesOf(listed, first, four, (address) => address) })
  if (list.families.includes(6))
    data.push({ zone, type: 'ip6trie', lines: linesOf(listed6, first, six, (address) => `${address}/64`) })
  return { list, zone, data, expected4: four, expected6: six }
}

function linesOf(
  testPoint: string | null,
  code: string,
  expected: readonly Expected[],
  entry: (address: string) => string,
): readonly string[] {
  const point = testPoint === null ? [] : [`${testPoint} :${code}:test entry`]
  const lines = expected.flatMap(({ address, codes }) =>
    codes.map((value) => `${entry(address)} :${value}:answer ${value}`),
  )
  return [...APEX, ...point, ...lines]
}

/** The i-th address of the block, or the i-th /64. Number 0 is left clear. */
const addressOf = (family: 4 | 6, i: number): string =>
  family === 4 ? `198.51.100.${i + 1}` : `2001:db8:0:${(i + 1).toString(16)}::`

type Answer = Omit<Expected, 'address'>

/** Each rule by a code that it alone decides; a range by both of its ends. */
function codeAnswers(rules: readonly CodeRule[]): readonly Answer[] {
  return rules.flatMap(({ match, means }, i) => {
    const others = rules.filter((_, k) => k !== i)
    const mine = examplesOf(match).filter((code) => !others.some((rule) => decides(rule.match, code, match)))
    if (mine.length === 0) throw new Error(`no code is left for ${match}`)
    return mine.slice(0, 2).map((code) => ({ codes: [code], means: [means] }))
  })
}

/** True when another rule speaks for the code as well: a single code, a mask, or an earlier pattern. */
function decides(other: string, code: string, own: string): boolean {
  const number = parseIpv4(code) ?? 0
  if (!compileMatch(other)?.(number)) return false
  const isSingle = parseIpv4(own) !== null
  return !isSingle || parseIpv4(other) !== null
}

/** All single codes in one answer, as composite zones give them. */
function severalAtOnce(rules: readonly CodeRule[]): readonly Answer[] {
  const single = rules
    .flatMap((rule) => ({ rule, number: parseIpv4(rule.match) ?? -1 }))
    .filter(({ number }) => number >= 0)
    .toSorted((a, b) => a.number - b.number)
  if (single.length < 2) return []
  return [{ codes: single.map(({ rule }) => rule.match), means: single.map(({ rule }) => rule.means) }]
}

/** Each refusal of the catalogue, and the range that is one for every list. */
function refusalAnswers({ refusals }: DnsblList): readonly Answer[] {
  const patterns = [...refusals.map(({ match }) => match), '127.255.0.0/16']
  return patterns.map((match) => ({ codes: examplesOf(match).slice(0, 1), means: null }))
}

/** Codes that match a pattern; not the first and last of a whole range, which look like network addresses. */
function examplesOf(match: string): readonly string[] {
  const mask = /^bitmask (\d+)$/.exec(match)
  if (mask) return [`127.0.0.${mask[1]}`]
  if (match.includes('*'))
    return [match.replaceAll('*', '5'), match.replaceAll('*', '9'), match.replaceAll('*', '1')]
  const [from = '', to] = match.split('-')
  if (to !== undefined) return [from, to]
  const [base = '', length] = from.split('/')
  if (length === undefined) return [base]
  const low = parseIpv4(base) ?? 0
  const size = 2 ** (32 - Number(length))
  const inside = [77, 78, 79, 1, 3].filter((offset) => offset < size)
  return inside.map((offset) => formatIpv4(low + offset))
}
