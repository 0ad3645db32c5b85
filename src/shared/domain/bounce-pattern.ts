import { parseAddress } from './address.ts'

/**
 * One part of a bounce pattern. `text` is folded (see `foldBounceText`); `number` is a whole number from `low` to
 * `high`; `ip` an address; `digits`, `word` and `bits` runs of 0–9, of letters, digits, `-` and `_`, and of 0 and 1.
 */
export type BouncePatternPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly low: number; readonly high: number }
  | { readonly kind: 'ip' | 'digits' | 'word' | 'bits' }

/** Where a pattern was found in a folded text, and what stood in the places. */
export interface BouncePatternHit {
  readonly index: number
  readonly length: number
  /** How much of it was text of the pattern: of two hits of one length, the one with more says more. */
  readonly textLength: number
  /** The address that stood at `{ip}`, as written; null when the pattern has none. */
  readonly ip: string | null
  /** The binary digits that stood at `{bits}`; null when the pattern has none. */
  readonly bits: string | null
}

const MAX_PATTERN_LENGTH = 200
const MIN_LENGTH = 3
// The longest run that a place may take: no pattern looks far beyond the place where it starts.
const MAX_RUN = { number: 9, digits: 12, bits: 16, word: 64, ip: 45 } as const
const CLASS = {
  number: /[0-9]/,
  digits: /[0-9]/,
  bits: /[01]/,
  word: /[a-z0-9_-]/,
  ip: /[0-9a-f.:]/,
} as const

/** Text as patterns see it: small letters, every run of blanks one blank. */
export const foldBounceText = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ')

/**
 * Reads a pattern of the catalogue: text with the places `{ip}`, `{digits}`, `{word}`, `{bits}` and `{606-649}`.
 * It starts with text, has at least three characters (a place counts as one), and no text after a place starts with what the place
 * takes: so each place ends at one point only, and a search never has to go back. Null for anything else.
 */
export function parseBouncePattern(pattern: string): readonly BouncePatternPart[] | null {
  if (pattern.length > MAX_PATTERN_LENGTH) return null
  const parts: BouncePatternPart[] = []
  for (const piece of foldBounceText(pattern.trim()).split(/(\{[^{}]*\})/)) {
    if (piece === '') continue
    const part = piece.startsWith('{') ? parsePlace(piece.slice(1, -1)) : parseText(piece)
    const before = parts.at(-1)
    if (part === null || !canFollow(before, part)) return null
    parts.push(part)
  }
  const weigh = (part: BouncePatternPart): number => (part.kind === 'text' ? part.text.trim().length : 1)
  const length = parts.reduce((sum, part) => sum + weigh(part), 0)
  return parts[0]?.kind === 'text' && length >= MIN_LENGTH ? parts : null
}

function parsePlace(word: string): BouncePatternPart | null {
  if (word === 'ip' || word === 'digits' || word === 'word' || word === 'bits') return { kind: word }
  const range = /^(\d{1,9})-(\d{1,9})$/.exec(word)
  const [low, high] = [Number(range?.[1]), Number(range?.[2])]
  return range && low <= high ? { kind: 'number', low, high } : null
}

const parseText = (text: string): BouncePatternPart | null =>
  /[{}]/.test(text) ? null : { kind: 'text', text }

function canFollow(before: BouncePatternPart | undefined, part: BouncePatternPart): boolean {
  if (before === undefined || before.kind === 'text') return true
  return part.kind === 'text' && !CLASS[before.kind].test(part.text.charAt(0))
}

const isAlphanumeric = (character: string): boolean => /[a-z0-9]/.test(character)

/**
 * Finds the first place where the pattern holds in a folded text. Where the pattern begins or ends with a letter or
 * digit, the text must not go on with another one: `abuse.ro` is not in `abuse.rocks`, `BL21` not in `BL210`.
 * Takes time in proportion to the text.
 */
export function findBouncePattern(
  parts: readonly BouncePatternPart[],
  text: string,
): BouncePatternHit | null {
  const [first] = parts
  if (first?.kind !== 'text') return null
  for (let at = text.indexOf(first.text); at !== -1; at = text.indexOf(first.text, at + 1)) {
    if (at > 0 && isAlphanumeric(first.text.charAt(0)) && isAlphanumeric(text.charAt(at - 1))) continue
    const hit = matchAt(parts, text, at)
    if (hit) return hit
  }
  return null
}

function matchAt(parts: readonly BouncePatternPart[], text: string, start: number): BouncePatternHit | null {
  let at = start
  let textLength = 0
  let ip: string | null = null
  let bits: string | null = null
  for (const part of parts) {
    if (part.kind === 'text') {
      if (!text.startsWith(part.text, at)) return null
      at += part.text.length
      textLength += part.text.length
      continue
    }
    const run = readRun(part, text, at)
    if (run === null) return null
    if (part.kind === 'ip') ip = run
    if (part.kind === 'bits') bits = run
    at += run.length
  }
  const endsOpen = isAlphanumeric(text.charAt(at - 1)) && isAlphanumeric(text.charAt(at))
  return endsOpen ? null : { index: start, length: at - start, textLength, ip, bits }
}

/** What stands at a place, or null when it does not fit. */
function readRun(
  part: Exclude<BouncePatternPart, { kind: 'text' }>,
  text: string,
  at: number,
): string | null {
  let end = at
  while (end < text.length && end - at <= MAX_RUN[part.kind] && CLASS[part.kind].test(text.charAt(end))) end++
  const run = text.slice(at, end)
  if (run === '' || run.length > MAX_RUN[part.kind]) return null
  if (part.kind === 'number') return Number(run) >= part.low && Number(run) <= part.high ? run : null
  if (part.kind !== 'ip') return run
  // A full stop or colon may end the sentence around an address.
  const address = run.replace(/[.:]+$/, '')
  return parseAddress(address) === null ? null : address
}
