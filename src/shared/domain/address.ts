/** IP address family, as the number in its name. */
export type Family = 4 | 6

/** One IP address. `value` is the address as an unsigned integer: 32 bits for family 4, 128 for family 6. */
export interface Address {
  readonly family: Family
  readonly value: bigint
}

/** Address width in bits: 32 or 128. */
export const familyBits = (family: Family): 32 | 128 => (family === 4 ? 32 : 128)

/**
 * Reads one address in strict text form: four decimal octets without leading zeros, or RFC 4291 §2.2 IPv6.
 * An IPv4-mapped IPv6 address (::ffff:a.b.c.d) becomes the IPv4 address, as DNSBLs index it (RFC 5782 §2.4).
 * Returns null for anything else: short forms, octal, zone identifiers, surrounding text.
 */
export function parseAddress(text: string): Address | null {
  if (text.includes(':')) {
    const value = parseIpv6(text)
    if (value === null) return null
    return value >> 32n === 0xffffn ? { family: 4, value: value & 0xffffffffn } : { family: 6, value }
  }
  const value = parseIpv4(text)
  return value === null ? null : { family: 4, value: BigInt(value) }
}

/** Reads a strict dotted quad into an unsigned 32-bit number, or null. */
export function parseIpv4(text: string): number | null {
  const octets = text.split('.')
  if (octets.length !== 4) return null
  let value = 0
  for (const octet of octets) {
    if (!/^(0|[1-9]\d{0,2})$/.test(octet) || Number(octet) > 255) return null
    value = value * 256 + Number(octet)
  }
  return value
}

/** Writes an unsigned 32-bit number as a dotted quad. */
export function formatIpv4(value: number): string {
  return `${(value >>> 24) & 255}.${(value >>> 16) & 255}.${(value >>> 8) & 255}.${value & 255}`
}

/** Canonical text: dotted quad, or RFC 5952 IPv6 (lower case, longest run of zeros shortened). */
export function formatAddress(address: Address): string {
  return address.family === 4 ? formatIpv4(Number(address.value)) : formatIpv6(address.value)
}

/**
 * The labels that a DNSBL query puts before the zone: reversed octets (RFC 5782 §2.1), or the 32 reversed
 * nibbles of the full IPv6 address (§2.4). No trailing dot.
 */
export function reverseLabels(address: Address): string {
  if (address.family === 4) {
    const v = Number(address.value)
    return `${v & 255}.${(v >>> 8) & 255}.${(v >>> 16) & 255}.${(v >>> 24) & 255}`
  }
  return address.value.toString(16).padStart(32, '0').split('').toReversed().join('.')
}

function parseIpv6(text: string): bigint | null {
  let body = text
  const tail: number[] = []
  const dotted = /^(.*:)((?:\d{1,3}\.){3}\d{1,3})$/.exec(text)
  if (dotted) {
    const v4 = parseIpv4(dotted[2] as string)
    if (v4 === null) return null
    tail.push(v4 >>> 16, v4 & 0xffff)
    body = dotted[1] as string
    body = body.endsWith('::') ? body : body.slice(0, -1)
  }
  const halves = body.split('::')
  if (halves.length > 2) return null
  const head = readGroups(halves[0] as string)
  const rest = halves.length === 2 ? readGroups(halves[1] as string) : []
  if (head === null || rest === null) return null
  const groups = [...head, ...rest, ...tail]
  if (halves.length === 1 ? groups.length !== 8 : groups.length > 7) return null
  const gap = Array.from({ length: 8 - groups.length }, () => 0)
  const full = [...head, ...gap, ...rest, ...tail]
  return full.reduce((value, group) => (value << 16n) | BigInt(group), 0n)
}

function readGroups(text: string): number[] | null {
  if (text === '') return []
  const groups: number[] = []
  for (const group of text.split(':')) {
    if (!/^[0-9a-fA-F]{1,4}$/.test(group)) return null
    groups.push(Number.parseInt(group, 16))
  }
  return groups
}

function formatIpv6(value: bigint): string {
  const groups = Array.from({ length: 8 }, (_, i) => Number((value >> BigInt(112 - 16 * i)) & 0xffffn))
  let bestStart = -1
  let bestLength = 1
  for (let start = 0; start < 8; start++) {
    let length = 0
    while (start + length < 8 && groups[start + length] === 0) length++
    if (length > bestLength) {
      bestStart = start
      bestLength = length
    }
  }
  const hex = groups.map((group) => group.toString(16))
  if (bestStart < 0) return hex.join(':')
  return `${hex.slice(0, bestStart).join(':')}::${hex.slice(bestStart + bestLength).join(':')}`
}
