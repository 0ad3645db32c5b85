import type { Block } from '../../../shared/domain/block.ts'

/** Entries up to this many are sorted by one number each that holds first address and place: exact below 2^53. */
const MOST_IN_ONE_NUMBER = 2 ** 21

/** IPv4 ranges in three sorted columns. 16 bytes an entry. */
export class Ipv4Ranges {
  private readonly firsts: Uint32Array
  private readonly lasts: Uint32Array
  /** Highest last address among the entries up to here. */
  private readonly reach: Uint32Array
  private readonly words: Uint32Array

  constructor({ ends, words }: { readonly ends: Uint32Array; readonly words: Uint32Array }) {
    const order = sortedOrder(ends)
    const count = order.length
    this.firsts = new Uint32Array(count)
    this.lasts = new Uint32Array(count)
    this.reach = new Uint32Array(count)
    this.words = new Uint32Array(count)
    let furthest = 0
    for (let i = 0; i < count; i++) {
      const from = order[i] as number
      const last = ends[from * 2 + 1] as number
      furthest = Math.max(furthest, last)
      this.firsts[i] = ends[from * 2] as number
      this.lasts[i] = last
      this.reach[i] = furthest
      this.words[i] = words[from] as number
    }
  }

  get size(): number {
    return this.firsts.length
  }

  /** Gives every range that shares an address with first–last, those that start last first. */
  touching(first: number, last: number, visit: (range: Block, words: number) => void): void {
    const { firsts, lasts, reach, words } = this
    for (let i = this.startingUpTo(last) - 1; i >= 0 && (reach[i] as number) >= first; i--) {
      if ((lasts[i] as number) < first) continue
      const range: Block = { family: 4, first: BigInt(firsts[i] as number), last: BigInt(lasts[i] as number) }
      visit(range, words[i] as number)
    }
  }

  /** How many ranges start at `last` or before. */
  private startingUpTo(last: number): number {
    let low = 0
    let high = this.firsts.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.firsts[middle] as number) <= last) low = middle + 1
      else high = middle
    }
    return low
  }
}

function sortedOrder(ends: Uint32Array): Uint32Array {
  const count = ends.length / 2
  const order = new Uint32Array(count)
  if (count > MOST_IN_ONE_NUMBER) {
    for (let i = 0; i < count; i++) order[i] = i
    return order.sort((a, b) => (ends[a * 2] as number) - (ends[b * 2] as number))
  }
  const keys = new Float64Array(count)
  for (let i = 0; i < count; i++) keys[i] = (ends[i * 2] as number) * MOST_IN_ONE_NUMBER + i
  keys.sort()
  for (let i = 0; i < count; i++) order[i] = (keys[i] as number) % MOST_IN_ONE_NUMBER
  return order
}
