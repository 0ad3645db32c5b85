import { formatIpv4, parseIpv4 } from './address.ts'
import { type CodePredicate, compileMatch } from './code-match.ts'
import type { DnsAnswer, DnsRecord } from './dns-answer.ts'
import type { CodeRule, DnsblList } from './list.ts'
import type { Outcome } from './outcome.ts'

/** Reads answers of one list; built once per list by `outcomeReader`. */
export type OutcomeReader = (queryName: string, answer: DnsAnswer) => Outcome

const LOOPBACK_NET = 127
const MAX_CNAMES = 8

/**
 * Builds the reader that turns a DNS answer of this list into an outcome. Refusals are the catalogued ones and
 * 127.255.0.0/16 for every list; one code in 127.0.0.0/8 that is no refusal makes a listing, whatever stands
 * beside it. The answer must be a valid response already: this reads meaning, not packets.
 */
export function outcomeReader(list: Pick<DnsblList, 'refusals'>): OutcomeReader {
  const refusals = list.refusals.map((rule) => compileMatch(rule.match)).filter((match) => match !== null)
  return (queryName, answer) => readOutcome(refusals, queryName, answer)
}

function readOutcome(refusals: readonly CodePredicate[], queryName: string, answer: DnsAnswer): Outcome {
  if (answer.kind === 'failure') return { kind: 'unknown', cause: answer.cause }
  switch (answer.rcode) {
    case 'NXDOMAIN':
      return { kind: 'clear' }
    case 'NOERROR':
      return readAddresses(refusals, queryName, answer.answers)
    case 'REFUSED':
      return { kind: 'unknown', cause: 'refused' }
    case 'SERVFAIL':
      return { kind: 'unknown', cause: 'servfail' }
    case 'FORMERR':
    case 'NOTIMP':
    case 'other':
      return { kind: 'unknown', cause: 'malformed' }
  }
}

function readAddresses(
  refusals: readonly CodePredicate[],
  queryName: string,
  records: readonly DnsRecord[],
): Outcome {
  const addresses = addressesFor(queryName, records)
  if (addresses.length === 0) {
    // An address that no alias leads to is neither a yes nor "no A record": who knows what was meant.
    const isAstray = records.some(({ type }) => type === 'A')
    return isAstray ? { kind: 'unknown', cause: 'malformed' } : { kind: 'clear' }
  }
  const codes = addresses.map(parseIpv4)
  if (codes.some((code) => code === null)) return { kind: 'unknown', cause: 'malformed' }
  const numbers = codes.filter((code) => code !== null)
  const said = numbers.filter((code) => code >>> 24 === LOOPBACK_NET && !isRefusal(refusals, code))
  if (said.length > 0) {
    const distinct = [...new Set(said)].sort((a, b) => a - b)
    return { kind: 'listed', codes: distinct.map(formatIpv4) }
  }
  const refused = numbers.some((code) => isRefusal(refusals, code))
  return { kind: 'unknown', cause: refused ? 'refusal-code' : 'outside-127' }
}

/** True for 127.255.0.0/16 and for the list's own refusal codes. */
export function isRefusal(refusals: readonly CodePredicate[], code: number): boolean {
  return code >>> 16 === 0x7fff || refusals.some((matches) => matches(code))
}

/** The A records that belong to the query name, in-answer CNAMEs followed (at most 8, RFC 1034 §3.6.2). */
export function addressesFor(queryName: string, records: readonly DnsRecord[]): string[] {
  let name = queryName.toLowerCase()
  for (let hop = 0; hop <= MAX_CNAMES; hop++) {
    const here = records.filter((record) => record.name.toLowerCase() === name)
    const addresses = here.filter((record) => record.type === 'A')
    if (addresses.length > 0) return addresses.map((record) => record.data)
    const alias = here.find((record) => record.type === 'CNAME')
    if (!alias) return []
    name = alias.data.toLowerCase()
  }
  return []
}

/** A return code beside the catalogue's rule for it, if there is one. */
export interface ExplainedCode {
  readonly code: string
  readonly rule: CodeRule | null
}

/** The catalogue's rules for a code set; a code without a rule comes back with `rule: null`. */
export function explainCodes(rules: readonly CodeRule[], codes: readonly string[]): readonly ExplainedCode[] {
  return codes.flatMap((code): readonly ExplainedCode[] => {
    const number = parseIpv4(code)
    const matching = number === null ? [] : rules.filter((rule) => compileMatch(rule.match)?.(number))
    return matching.length === 0 ? [{ code, rule: null }] : narrow(matching).map((rule) => ({ code, rule }))
  })
}

/** Exact rules win over patterns; bit masks all speak. */
function narrow(rules: readonly CodeRule[]): readonly CodeRule[] {
  const exact = rules.filter((rule) => parseIpv4(rule.match) !== null)
  if (exact.length > 0) return exact.slice(0, 1)
  const masks = rules.filter((rule) => rule.match.startsWith('bitmask'))
  return masks.length > 0 ? masks : rules.slice(0, 1)
}
