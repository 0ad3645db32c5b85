import { type Block, contains, enclosingCidr, overlaps } from './block.ts'
import type { NetblockRelation } from './netblock-findings.ts'

/** How far around a block its neighbourhood reaches: the /16, or the IPv6 /32, that its first address lies in. */
const AROUND = { 4: 16, 6: 32 } as const

/** The neighbourhood of a block: the /16 (IPv6: /32) around it, or the block itself where that is larger. */
export function neighbourhoodOf(block: Block): Block {
  const { family } = block
  const length = AROUND[family]
  const low = enclosingCidr({ family, value: block.first }, length)
  const high = enclosingCidr({ family, value: block.last }, length)
  return { family, first: low.first, last: high.last }
}

/**
 * How an entry lies to a block, computed from the ends: the entry is the block, covers it, is inside it, or overlaps
 * its edge. An entry of its neighbourhood that shares no address with it is a neighbour; any other is null.
 */
export function relateRanges(entry: Block, block: Block): NetblockRelation | null {
  if (entry.family !== block.family) return null
  if (entry.first === block.first && entry.last === block.last) return 'equals'
  if (contains(entry, block)) return 'covers'
  if (contains(block, entry)) return 'inside'
  if (overlaps(entry, block)) return 'overlaps'
  return overlaps(entry, neighbourhoodOf(block)) ? 'neighbour' : null
}

/** Addresses that both have; 0 for a neighbour. Exact below 2^53, which every IPv4 block is. */
export function sharedAddresses(entry: Block, block: Block): number {
  if (!overlaps(entry, block)) return 0
  const first = entry.first > block.first ? entry.first : block.first
  const last = entry.last < block.last ? entry.last : block.last
  return Number(last - first + 1n)
}
