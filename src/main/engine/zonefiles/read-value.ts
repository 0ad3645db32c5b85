import { formatIpv4 } from '../../../shared/domain/address.ts'
import { readIpv4Prefix } from './read-ipv4.ts'
import type { ZoneValue } from './zone-value.ts'

/** Says what is wrong with the line at hand; the file goes on with the next line. */
export type Warn = (problem: string) => void

const MOST_BYTES = 255
const LOOPBACK = 0x7f000000
const BLANK = /^[ \t]+/

/** True at the end of a line and where a comment begins. */
export const isOver = (rest: string): boolean => rest === '' || rest[0] === '#' || rest[0] === ';'

/** Leaves out blanks and tabs at the start. */
export const skipBlanks = (text: string): string =>
  text.startsWith(' ') || text.startsWith('\t') ? text.replace(BLANK, '') : text

/**
 * Reads `:A:TXT`, `:A` or `TXT`; what is left out comes from `usual`. Null after a warning when it is none of them.
 */
export function readValue(text: string, usual: ZoneValue, warn: Warn): ZoneValue | null {
  if (!text.startsWith(':')) return { code: usual.code, text: cut(text, warn) }
  const address = readCode(text)
  if (!address) {
    warn('the A record is no address')
    return null
  }
  const rest = skipBlanks(text.slice(address.end))
  if (rest === '') return { code: address.code, text: usual.text }
  if (rest.startsWith(':')) return { code: address.code, text: cut(skipBlanks(rest.slice(1)), warn) }
  warn('the A record is followed by something other than ":"')
  return null
}

/** `2` is 127.0.0.2; with two or three octets the last one written is the last of the address (inet_aton). */
function readCode(text: string): { code: string; end: number } | null {
  const prefix = readIpv4Prefix(text, 1)
  if (!prefix) return null
  const last = (prefix.value >>> (32 - prefix.bits)) & 255
  const head = prefix.bits === 32 ? prefix.value : prefix.value - last * 2 ** (32 - prefix.bits)
  const value = prefix.bits === 8 ? last : ((head & 0xffffff00) | last) >>> 0
  if (value === 0) return null
  return { code: formatIpv4(prefix.bits === 8 ? LOOPBACK + value : value), end: prefix.end }
}

function cut(text: string, warn: Warn): string {
  if (text.length <= MOST_BYTES) return text
  warn(`the text is cut to ${MOST_BYTES} bytes`)
  return text.slice(0, MOST_BYTES)
}
