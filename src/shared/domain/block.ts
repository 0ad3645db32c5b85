import { type Address, type Family, familyBits, formatAddress, parseAddress } from './address.ts'

/** A contiguous run of addresses of one family, both ends included: usually a CIDR, sometimes a bare range. */
export interface Block {
  readonly family: Family
  readonly first: bigint
  readonly last: bigint
}

/** What `parseBlock` understood, with notices about what it mended, or one sentence saying what is wrong. */
export type ParsedBlock =
  | { readonly ok: true; readonly block: Block; readonly notices: readonly string[] }
  | { readonly ok: false; readonly problem: string }

/** Number of addresses in the block, at least 1. */
export const blockSize = (block: Block): bigint => block.last - block.first + 1n

/** CIDR prefix length of the block, or null when its range is not one CIDR. */
export function prefixLength(block: Block): number | null {
  const size = blockSize(block)
  if ((size & (size - 1n)) !== 0n || block.first % size !== 0n) return null
  return familyBits(block.family) - (size.toString(2).length - 1)
}

/** `198.51.100.0/24`, or `198.51.100.3-198.51.100.9` when the range is not one CIDR. */
export function formatBlock(block: Block): string {
  const first = formatAddress({ family: block.family, value: block.first })
  const length = prefixLength(block)
  if (length !== null) return `${first}/${length}`
  return `${first}-${formatAddress({ family: block.family, value: block.last })}`
}

/** A range as the result formats write it: one address alone, else `first-last`. */
export function formatRange(range: Block): string {
  const first = formatAddress({ family: range.family, value: range.first })
  if (range.first === range.last) return first
  return `${first}-${formatAddress({ family: range.family, value: range.last })}`
}

/** The CIDR of the given prefix length that contains the address. */
export function enclosingCidr(address: Address, length: number): Block {
  const span = 1n << BigInt(familyBits(address.family) - length)
  const first = address.value - (address.value % span)
  return { family: address.family, first, last: first + span - 1n }
}

/** True when every address of `inner` is in `outer`. */
export function contains(outer: Block, inner: Block): boolean {
  return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last
}

/** True when the blocks share at least one address. */
export function overlaps(a: Block, b: Block): boolean {
  return a.family === b.family && a.first <= b.last && b.first <= a.last
}

/**
 * Reads a CIDR, a single address, or a range `a-b`. Host bits are masked with a notice; a range that is a CIDR
 * becomes one. Never throws; a refusal says what was wrong and how to mend it.
 */
export function parseBlock(input: string): ParsedBlock {
  const text = input.trim()
  if (text === '') return problem('An empty block was given; write one like 198.51.100.0/24.')
  const dash = /^(\S+?)\s*[-–—]\s*(\S+)$/.exec(text)
  if (dash) return parseRange(text, dash[1] as string, dash[2] as string)
  const slash = text.indexOf('/')
  if (slash < 0) return parseSingle(text)
  return parseCidr(text, text.slice(0, slash), text.slice(slash + 1))
}

function parseSingle(text: string): ParsedBlock {
  const address = parseAddress(text)
  if (!address)
    return problem(`'${shorten(text)}' is not an IP address or block; write one like 198.51.100.0/24.`)
  return {
    ok: true,
    block: { family: address.family, first: address.value, last: address.value },
    notices: [],
  }
}

function parseCidr(text: string, addressText: string, lengthText: string): ParsedBlock {
  const address = parseAddress(addressText)
  if (!address) {
    return problem(
      `'${shorten(text)}' does not begin with a full IP address; write all of it, like 198.51.100.0/24.`,
    )
  }
  const bits = familyBits(address.family)
  if (!/^(0|[1-9]\d{0,2})$/.test(lengthText) || Number(lengthText) > bits) {
    return problem(
      `'${shorten(text)}' has no valid prefix length; use a number from 0 to ${bits} after the slash.`,
    )
  }
  const block = enclosingCidr(address, Number(lengthText))
  const mended = block.first !== address.value
  const notices = mended
    ? [`${shorten(text)} has host bits set; the block ${formatBlock(block)} was meant.`]
    : []
  return { ok: true, block, notices }
}

function parseRange(text: string, firstText: string, lastText: string): ParsedBlock {
  const first = parseAddress(firstText)
  const last = parseAddress(lastText)
  if (!first || !last) {
    return problem(
      `'${shorten(text)}' is not a range of two full IP addresses; write it like 198.51.100.3-198.51.100.9.`,
    )
  }
  if (first.family !== last.family) {
    return problem(`'${shorten(text)}' mixes IPv4 and IPv6; both ends of a range must be of one family.`)
  }
  if (first.value > last.value) {
    return problem(
      `'${shorten(text)}' runs the wrong way round; did you mean ${formatAddress(last)}-${formatAddress(first)}?`,
    )
  }
  return { ok: true, block: { family: first.family, first: first.value, last: last.value }, notices: [] }
}

const problem = (sentence: string): ParsedBlock => ({ ok: false, problem: sentence })

const shorten = (text: string): string => {
  const visible = text.replace(/[^\x20-\x7e]/g, '?')
  return visible.length > 60 ? `${visible.slice(0, 57)}...` : visible
}
