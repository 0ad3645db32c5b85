import { parseAddress } from './address.ts'
import { type Block, contains, formatBlock, parseBlock } from './block.ts'
import { type SpecialRange, specialRangeOf } from './special-ranges.ts'
import { cleanStrangerText } from './stranger-text.ts'

/** One block as an offer names it: read, or with the reason why it cannot be read. */
export interface FoundBlock {
  /** As written, cleaned and shortened. */
  readonly written: string
  /** Null when `problem` is set. */
  readonly block: Block | null
  /** Canonical text of the block, see `formatBlock`; `written` when it cannot be read. */
  readonly text: string
  /** What was mended: host bits, netmask, missing octets. */
  readonly notices: readonly string[]
  /** The special-purpose range it lies in or touches, or null. */
  readonly special: SpecialRange | null
  /** Canonical text of an earlier block that holds all of this one, or null. */
  readonly duplicateOf: string | null
  readonly problem: string | null
}

/** Longest text that is looked at, characters; the rest of a longer one is left alone. */
const TEXT_LIMIT = 200_000
/** Most blocks taken from one text; a scan request takes no more. */
const BLOCK_LIMIT = 256

const QUAD = String.raw`\d{1,3}(?:\.\d{1,3}){3}`
const V6 = String.raw`(?=[0-9a-fA-F]{0,4}:)[0-9a-fA-F:]{2,39}(?:\.\d{1,3}){0,3}`
const BEFORE = String.raw`(?<![\w.:/-])`
const AFTER = String.raw`(?![\w/]|\.\d)`
const DASH = String.raw`\s{0,3}(?:[-–—]|\bto\b|\bthrough\b|\bbis\b)\s{0,3}`
const MASK = String.raw`\s{0,3}(?:/|\bnetmask\b:?|\bmask\b:?|\bsubnet mask\b:?|\b(?:mit )?(?:Subnetz|Netz)?maske\b:?)\s{0,3}(?<mask>255(?:\.\d{1,3}){3})`
const LENGTH = String.raw`\s{0,2}/\s{0,2}(?<length>\d{1,3})`

const pattern = new RegExp(
  `${BEFORE}(?:` +
    `(?<from>${QUAD})${DASH}(?<to>${QUAD}|\\d{1,3}(?![.\\d]))` +
    `|(?<masked>${QUAD})${MASK}` +
    `|(?<quad>${QUAD})${LENGTH}` +
    `|(?<wild>\\d{1,3}\\.\\d{1,3}\\.\\d{1,3})\\.[xX*](?![\\w*])` +
    `|(?<short>\\d{1,3}\\.\\d{1,3}\\.\\d{1,3})/(?<shortLength>(?:2[0-4]|1\\d))` +
    `|(?<from6>${V6})${DASH}(?<to6>${V6})` +
    `|(?<six>${V6})/(?<length6>\\d{1,3})` +
    `)${AFTER}`,
  'gi',
)

/** A line that is nothing but one address, bullets and quoting aside. */
const lonelyAddress = /^[\s>*•·–-]*([0-9a-f.:]{3,45})[\s,;.]*$/i
/** Mail headers that name machines on the way, not what is offered. */
const noiseHeader =
  /^(?:received|x-[\w-]+|arc-[\w-]+|authentication-results|dkim-signature|received-spf|return-path|message-id|references)\s*:/i

/**
 * Picks the blocks out of an offer: CIDRs, ranges, netmasks, `a.b.c.x`, and single addresses where they clearly
 * are meant (alone on a line, or when the text holds nothing but addresses). Never throws, whatever the text;
 * looks at 200,000 characters and takes 256 blocks at most. In order of appearance.
 */
export function findBlocks(text: string): FoundBlock[] {
  const lines = offerLines(tidyText(text.slice(0, TEXT_LIMIT)))
  const onlyAddresses = isAddressList(lines)
  const found: FoundBlock[] = []
  for (const line of lines) {
    for (const block of blocksOfLine(line, onlyAddresses)) {
      if (found.length === BLOCK_LIMIT) return found
      found.push(markDuplicate(block, found))
    }
  }
  return found
}

/** Undoes what mail programs and careful people do to addresses, and drops what cannot be seen. */
function tidyText(text: string): string {
  return text
    .replace(/=\r?\n/g, '')
    .replace(/=2F/g, '/')
    .normalize('NFKC')
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replace(/[[(]\.[\])]/g, '.')
    .replace(/&#0*47;|&sol;/g, '/')
}

function offerLines(text: string): string[] {
  let skipping = false
  return text.split(/\r?\n|\r/).filter((line) => {
    skipping = noiseHeader.test(line) || (skipping && /^[ \t]/.test(line))
    return !skipping
  })
}

const isAddressList = (lines: readonly string[]): boolean =>
  lines.every((line) => /^[0-9a-f.:/\s,;*x–—-]*$/i.test(line))

function blocksOfLine(line: string, onlyAddresses: boolean): FoundBlock[] {
  const placed: (readonly [at: number, found: FoundBlock])[] = []
  // The line with its blocks blanked out, so that what is left keeps its place.
  const rest: string[] = []
  let at = 0
  for (const match of line.matchAll(pattern)) {
    if (placed.length === BLOCK_LIMIT) break
    placed.push([match.index, readMatch(match)])
    rest.push(line.slice(at, match.index), ' '.repeat(match[0].length))
    at = match.index + match[0].length
  }
  rest.push(line.slice(at))
  if (onlyAddresses) {
    for (const word of rest.join('').matchAll(/[^\s,;]+/g)) {
      if (placed.length >= 2 * BLOCK_LIMIT) break
      if (!/[.:]/.test(word[0])) continue
      placed.push([word.index, describe(word[0], word[0], [])])
    }
    placed.sort(([a], [b]) => a - b)
  } else if (placed.length === 0) {
    for (const single of lonelyOf(line)) placed.push([0, describe(single, single, [])])
  }
  return placed.map(([, found]) => found)
}

const lonelyOf = (line: string): string[] => {
  const match = lonelyAddress.exec(line)
  return match?.[1] && parseAddress(match[1].replace(/\.$/, '')) ? [match[1].replace(/\.$/, '')] : []
}

function readMatch(match: RegExpMatchArray): FoundBlock {
  const written = match[0]
  const part = match.groups ?? {}
  if (part['from'] && part['to']) {
    const base = part['from'].slice(0, part['from'].lastIndexOf('.') + 1)
    const to = part['to'].includes('.') ? part['to'] : base + part['to']
    return describe(written, `${part['from']}-${to}`, [])
  }
  if (part['from6'] && part['to6']) return describe(written, `${part['from6']}-${part['to6']}`, [])
  if (part['masked'] && part['mask']) {
    const length = lengthOfMask(part['mask'])
    if (length === null)
      return unreadable(
        written,
        `'${show(written)}' has a netmask with gaps; write a prefix length like /24.`,
      )
    return describe(written, `${part['masked']}/${length}`, [`The netmask ${part['mask']} is a /${length}.`])
  }
  if (part['wild']) return describe(written, `${part['wild']}.0/24`, [`${show(written)} was read as a /24.`])
  if (part['short']) {
    return describe(written, `${part['short']}.0/${part['shortLength']}`, [
      `${show(written)} lacks its last octet; 0 was assumed.`,
    ])
  }
  if (part['six']) return describe(written, `${part['six']}/${part['length6']}`, [])
  return describe(written, `${part['quad']}/${part['length']}`, [])
}

function describe(written: string, text: string, notices: readonly string[]): FoundBlock {
  const parsed = parseBlock(text)
  if (!parsed.ok) return unreadable(written, parsed.problem)
  const { block } = parsed
  return {
    written: show(written),
    block,
    text: formatBlock(block),
    notices: [...notices, ...parsed.notices],
    special: specialRangeOf(block),
    duplicateOf: null,
    problem: null,
  }
}

const unreadable = (written: string, problem: string): FoundBlock => ({
  written: show(written),
  block: null,
  text: show(written),
  notices: [],
  special: null,
  duplicateOf: null,
  problem,
})

function markDuplicate(found: FoundBlock, earlier: readonly FoundBlock[]): FoundBlock {
  const { block } = found
  if (!block) return found
  const holder = earlier.find((other) => other.block && contains(other.block, block))
  return holder ? { ...found, duplicateOf: holder.text } : found
}

/** Prefix length of a netmask like 255.255.255.0, or null when its ones are not in one run. */
function lengthOfMask(mask: string): number | null {
  const address = parseAddress(mask)
  if (!address) return null
  const bits = address.value.toString(2).padStart(32, '0')
  return /^1*0*$/.test(bits) ? bits.replaceAll('0', '').length : null
}

const show = (text: string): string => cleanStrangerText(text, 80)
