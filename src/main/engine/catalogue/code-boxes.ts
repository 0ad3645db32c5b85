import { parseIpv4 } from '../../../shared/domain/address.ts'

/** The codes that a pattern matches, as a low and a high number for each of the four octets. */
export type CodeBox = readonly (readonly [low: number, high: number])[]

/**
 * The box of a code pattern; null for a bit mask, which has none. A range over more than the last octets gets the
 * smallest box around it, which is enough to find patterns that meet.
 */
export function codeBox(pattern: string): CodeBox | null {
  if (pattern.startsWith('bitmask')) return null
  if (pattern.includes('*'))
    return pattern.split('.').map((octet) => (octet === '*' ? [0, 255] : [Number(octet), Number(octet)]))
  const [from, to] = ends(pattern)
  const low = octetsOf(from)
  const high = octetsOf(to)
  const first = low.findIndex((octet, i) => octet !== high[i])
  return low.map((octet, i) => (first >= 0 && i > first ? [0, 255] : [octet, high[i] ?? octet]))
}

/** True when some code is in both boxes. */
export const boxesMeet = (a: CodeBox, b: CodeBox): boolean =>
  a.every(([low, high], i) => {
    const other = b[i]
    return other !== undefined && low <= other[1] && other[0] <= high
  })

/** True when every code of the first box is in the second. */
export const boxWithin = (a: CodeBox, b: CodeBox): boolean =>
  a.every(([low, high], i) => {
    const other = b[i]
    return other !== undefined && other[0] <= low && high <= other[1]
  })

function ends(pattern: string): readonly [number, number] {
  const [from = '', to] = pattern.split('-')
  if (to !== undefined) return [parseIpv4(from) ?? 0, parseIpv4(to) ?? 0]
  const [base = '', length = '32'] = pattern.split('/')
  const first = parseIpv4(base) ?? 0
  return [first, first + 2 ** (32 - Number(length)) - 1]
}

const octetsOf = (code: number): readonly number[] => [24, 16, 8, 0].map((shift) => (code >>> shift) & 255)
