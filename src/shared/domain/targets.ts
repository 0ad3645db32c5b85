import type { Address } from './address.ts'
import { type Block, blockSize } from './block.ts'

/**
 * The addresses of a block that a scan asks about, numbered from 0. IPv4: every address. IPv6: the first
 * address of each /granularity, since lists index IPv6 by /64 or wider. Nothing is expanded in memory.
 */
export interface Targets {
  readonly block: Block
  /** Distance between neighbouring targets, in addresses. */
  readonly step: bigint
  /** Number of targets; exact up to 2^53. */
  readonly count: number
}

/** Targets of a block; `granularity` is an IPv6 prefix length (1–128) and has no effect on IPv4. */
export function targetsOf(block: Block, granularity: number): Targets {
  if (block.family === 4) return { block, step: 1n, count: Number(blockSize(block)) }
  const step = 1n << BigInt(128 - granularity)
  const firstCell = block.first / step
  const lastCell = block.last / step
  return { block, step, count: Number(lastCell - firstCell + 1n) }
}

/** Address of target `index`, 0 ≤ index < count. A first IPv6 cell that is cut by the block starts at the block. */
export function addressOfTarget(targets: Targets, index: number): Address {
  const { block, step } = targets
  if (index === 0) return { family: block.family, value: block.first }
  return { family: block.family, value: (block.first / step + BigInt(index)) * step }
}

/** Index of the target that stands for an address, or null when the address is outside the block. */
export function targetOfAddress(targets: Targets, address: Address): number | null {
  const { block, step } = targets
  if (address.family !== block.family || address.value < block.first || address.value > block.last)
    return null
  return Number(address.value / step - block.first / step)
}

/** The address range that targets `from`–`to` (inclusive) stand for, cut to the block. */
export function rangeOfTargets(targets: Targets, from: number, to: number): Block {
  const { block, step } = targets
  const first = addressOfTarget(targets, from).value
  const end = (block.first / step + BigInt(to) + 1n) * step - 1n
  return { family: block.family, first, last: end < block.last ? end : block.last }
}
