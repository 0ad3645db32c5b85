import { parseAddress } from '../../../shared/domain/address.ts'
import { enclosingCidr } from '../../../shared/domain/block.ts'

/** A range that was read from a feed: unsigned 32-bit numbers for IPv4, 128-bit for IPv6, both ends included. */
export type TokenRange =
  | { readonly family: 4; readonly first: number; readonly last: number }
  | { readonly family: 6; readonly first: bigint; readonly last: bigint }

const MAPPED = 0xffff_0000_0000n
const ZERO = 48
const DOT = 46
const SLASH = 47

/**
 * Reads an address or CIDR, strictly: four octets without leading zeros, or RFC 4291 IPv6. Host bits below the
 * prefix length are cleared, as publishers' own tools do. Returns null for anything else.
 */
export function readCidr(text: string): TokenRange | null {
  const quick = readIpv4Cidr(text)
  if (quick) return quick
  if (!text.includes(':')) return null
  const slash = text.indexOf('/')
  const address = parseAddress(slash < 0 ? text : text.slice(0, slash))
  if (!address) return null
  if (address.family === 4)
    return readMapped(Number(address.value), slash < 0 ? '128' : text.slice(slash + 1))
  if (slash < 0) return { family: 6, first: address.value, last: address.value }
  const length = readNumber(text.slice(slash + 1), 128)
  if (length === null) return null
  const { first, last } = enclosingCidr(address, length)
  return { family: 6, first, last }
}

/**
 * An IPv4 address written as an IPv6 one that maps it (RFC 4291 §2.5.5.2), with a prefix length of IPv6: beyond /96 an
 * IPv4 range, else IPv6 space that happens to begin there.
 */
function readMapped(value: number, lengthText: string): TokenRange | null {
  const length = readNumber(lengthText, 128)
  if (length === null) return null
  if (length > 96) {
    const span = spanOf(length - 96)
    const first = value - (value % span)
    return { family: 4, first, last: first + span - 1 }
  }
  const { first, last } = enclosingCidr({ family: 6, value: MAPPED | BigInt(value) }, length)
  return { family: 6, first, last }
}

/** Reads two addresses of one family as a range. Returns null when either is none, or they run the wrong way. */
export function readRange(firstText: string, lastText: string): TokenRange | null {
  const first = readCidr(firstText)
  const last = readCidr(lastText)
  if (!first || !last || firstText.includes('/') || lastText.includes('/')) return null
  if (first.family === 4 && last.family === 4) {
    return first.first <= last.first ? { family: 4, first: first.first, last: last.first } : null
  }
  if (first.family === 6 && last.family === 6) {
    return first.first <= last.first ? { family: 6, first: first.first, last: last.first } : null
  }
  return null
}

/** Reads a plain decimal number from 0 to `most`, or null. */
export function readNumber(text: string, most: number): number | null {
  if (!/^(0|[1-9]\d{0,14})$/.test(text)) return null
  const value = Number(text)
  return value <= most ? value : null
}

/** The first address after an IPv4 prefix of this length; lengths count from 0 to 32. */
export const spanOf = (length: number): number => 2 ** (32 - length)

/** Feeds run to millions of lines, so the common case is read by character codes, without pieces of text. */
function readIpv4Cidr(text: string): TokenRange | null {
  let value = 0
  let octet = -1
  let dots = 0
  let at = 0
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= ZERO && code <= ZERO + 9) {
      if (octet === 0) return null
      octet = (octet < 0 ? 0 : octet * 10) + code - ZERO
      if (octet > 255) return null
    } else if (code === DOT && octet >= 0 && dots < 3) {
      value = value * 256 + octet
      octet = -1
      dots++
    } else break
  }
  if (dots !== 3 || octet < 0) return null
  value = value * 256 + octet
  if (at === text.length) return { family: 4, first: value, last: value }
  if (text.charCodeAt(at) !== SLASH) return null
  const length = readNumber(text.slice(at + 1), 32)
  if (length === null) return null
  const span = spanOf(length)
  const first = value - (value % span)
  return { family: 4, first, last: first + span - 1 }
}
