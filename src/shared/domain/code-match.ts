import { parseIpv4 } from './address.ts'

/**
 * Says whether a return code (an IPv4 address as an unsigned 32-bit number) matches. Built by `compileMatch`.
 */
export type CodePredicate = (code: number) => boolean

/**
 * Compiles a code pattern of the catalogue. Forms: `127.0.0.4`; `127.0.0.0/24`; `127.0.0.5-127.0.0.7`;
 * `127.0.*.3` (one octet free); `bitmask 4` (last octet has one of these bits, RFC 5782 §2.3).
 * Returns null when the pattern has none of these forms.
 */
export function compileMatch(pattern: string): CodePredicate | null {
  const mask = /^bitmask (\d{1,3})$/.exec(pattern)
  if (mask) {
    const bits = Number(mask[1])
    return bits >= 1 && bits <= 255 ? (code) => (code & bits & 255) !== 0 : null
  }
  const range = /^(\S+)-(\S+)$/.exec(pattern)
  if (range) {
    const from = parseIpv4(range[1] as string)
    const to = parseIpv4(range[2] as string)
    return from === null || to === null || from > to ? null : (code) => code >= from && code <= to
  }
  const cidr = /^(\S+)\/(\d{1,2})$/.exec(pattern)
  if (cidr) return matchCidr(parseIpv4(cidr[1] as string), Number(cidr[2]))
  if (pattern.includes('*')) return matchWildcard(pattern)
  const exact = parseIpv4(pattern)
  return exact === null ? null : (code) => code === exact
}

function matchCidr(base: number | null, length: number): CodePredicate | null {
  if (base === null || length > 32) return null
  const span = 2 ** (32 - length)
  return base % span === 0 ? (code) => code >= base && code < base + span : null
}

function matchWildcard(pattern: string): CodePredicate | null {
  const octets = pattern.split('.')
  if (octets.length !== 4 || parseIpv4(pattern.replaceAll('*', '0')) === null) return null
  const wanted = octets.map((octet) => (octet === '*' ? null : Number(octet)))
  return (code) => wanted.every((octet, i) => octet === null || octet === ((code >>> (24 - 8 * i)) & 255))
}
