/** An IPv6 prefix and the rest of the line. */
export interface Ipv6Span {
  /** The address as four unsigned 32-bit numbers, highest first. */
  readonly words: readonly [number, number, number, number]
  /** Mask length, 0 to 128. */
  readonly bits: number
  readonly rest: string
}

const GROUPS = 8

/**
 * Reads up to eight groups of hexadecimal digits with at most one `::`, as rbldnsd does: each group written counts
 * 16 bits, `::` makes it 128; after `::` a stray colon at the end is forgiven. Null when it is no address.
 */
export function readIpv6Prefix(text: string): Ipv6Span | null {
  const groups: number[] = []
  let gapAt = text.startsWith('::') ? 0 : -1
  let at = gapAt === 0 ? 2 : 0
  let complete = false
  while (!complete) {
    const start = at
    let group = 0
    for (let digit = hexAt(text, at); digit >= 0 && group <= 0xffff; digit = hexAt(text, at)) {
      group = group * 16 + digit
      if (group <= 0xffff) at++
    }
    if (at === start || group > 0xffff) break
    groups.push(group)
    complete = text[at] !== ':' || groups.length === GROUPS
    if (complete) break
    at++
    if (gapAt < 0 && text[at] === ':') {
      gapAt = groups.length
      at++
    }
  }
  const rest = text.slice(at)
  if (gapAt < 0) return complete ? { words: wordsOf(groups), bits: groups.length * 16, rest } : null
  if (groups.length === GROUPS) return null
  const gap = Array.from({ length: GROUPS - groups.length }, () => 0)
  return { words: wordsOf([...groups.slice(0, gapAt), ...gap, ...groups.slice(gapAt)]), bits: 128, rest }
}

/** Reads a prefix with or without `/bits`; a bare single group is no address (null). */
export function readIpv6Cidr(text: string): Ipv6Span | null {
  const prefix = readIpv6Prefix(text)
  if (!prefix) return null
  const mask = /^\/(\d+)/.exec(prefix.rest)
  if (!mask) return prefix.rest.startsWith('/') || prefix.bits === 16 ? null : prefix
  const bits = Number(mask[1])
  return bits > 128 ? null : { ...prefix, bits, rest: prefix.rest.slice(mask[0].length) }
}

function wordsOf(groups: readonly number[]): Ipv6Span['words'] {
  const word = (i: number): number => (groups[2 * i] ?? 0) * 0x10000 + (groups[2 * i + 1] ?? 0)
  return [word(0), word(1), word(2), word(3)]
}

function hexAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code >= 48 && code <= 57) return code - 48
  const letter = code | 32
  return letter >= 97 && letter <= 102 ? letter - 87 : -1
}
