/** An IPv4 address as far as it was written, and where it ended. */
export interface Ipv4Prefix {
  /** Unsigned 32-bit number; octets that were not written are 0. */
  readonly value: number
  /** 8, 16, 24 or 32. */
  readonly bits: number
  /** Offset of the first character after it. */
  readonly end: number
}

/** A run of IPv4 addresses, and the rest of the line. */
export interface Ipv4Span {
  readonly first: number
  readonly last: number
  /** Mask length of a CIDR or partial address; 32 for a plain range. The host part of `first` may be set. */
  readonly bits: number
  readonly rest: string
}

/** Host part of a mask, as an unsigned number. */
export const hostMask = (bits: number): number => (bits === 0 ? 0xffffffff : 2 ** (32 - bits) - 1)

/** Reads one to four octets as rbldnsd does: leading zeros are decimal, a trailing dot is an error (null). */
export function readIpv4Prefix(text: string, start = 0): Ipv4Prefix | null {
  let value = 0
  let at = start
  for (let bits = 8; ; bits += 8) {
    const octet = readNumber(text, at, 255)
    if (octet === null) return null
    value += octet.value * 2 ** (32 - bits)
    at = octet.end
    if (bits === 32 || text[at] !== '.') return { value, bits, end: at }
    at++
  }
}

/** Reads a CIDR or a partial address of at least two octets; null when it is neither. */
export function readIpv4Cidr(text: string, prefix = readIpv4Prefix(text)): Ipv4Span | null {
  if (!prefix) return null
  const { value } = prefix
  if (text[prefix.end] !== '/') {
    return prefix.bits === 8 ? null : spanOf(value, prefix.bits, text.slice(prefix.end))
  }
  const mask = readNumber(text, prefix.end + 1, 32)
  return mask && spanOf(value, mask.value, text.slice(mask.end))
}

/**
 * Reads a CIDR, a partial address, or a range `first-last`. A last boundary of one octet stands for the last octet
 * that the first boundary has: `192.0.2.1-9`, `192.0-2`. Null when it is none of these or runs backwards.
 */
export function readIpv4Range(text: string): Ipv4Span | null {
  const prefix = readIpv4Prefix(text)
  if (!prefix) return null
  if (text[prefix.end] !== '-') return readIpv4Cidr(text, prefix)
  const until = readIpv4Prefix(text, prefix.end + 1)
  if (!until) return null
  const { value: first, bits } = prefix
  const isSuffix = until.bits === 8
  if (!isSuffix && until.bits !== bits) return null
  // hostMask + 1 is the weight of the first boundary's last octet.
  const weight = hostMask(bits) + 1
  const written = isSuffix ? first - (first % (weight * 256)) + (until.value / 2 ** 24) * weight : until.value
  const last = written + hostMask(bits)
  return first > last ? null : { first, last, bits: 32, rest: text.slice(until.end) }
}

function spanOf(first: number, bits: number, rest: string): Ipv4Span {
  return { first, last: (first | hostMask(bits)) >>> 0, bits, rest }
}

function readNumber(text: string, start: number, most: number): { value: number; end: number } | null {
  let value = 0
  let end = start
  for (; ; end++) {
    const digit = text.charCodeAt(end) - 48
    if (!(digit >= 0 && digit <= 9)) return end === start ? null : { value, end }
    value = value * 10 + digit
    if (value > most) return null
  }
}
