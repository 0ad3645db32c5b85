import type { Block } from '../../../shared/domain/block.ts'
import { writeWords } from './range-table.ts'

/** IPv6 ranges, sorted, each end as four 32-bit words. 40 bytes an entry. */
export class Ipv6Ranges {
  /** Eight words per entry: first, then last address. */
  private readonly ends: Uint32Array
  /** Which entry has the highest last address among those up to here. */
  private readonly reach: Uint32Array
  private readonly words: Uint32Array

  constructor({ ends, words }: { readonly ends: Uint32Array; readonly words: Uint32Array }) {
    const count = words.length
    const order = new Uint32Array(count)
    for (let i = 0; i < count; i++) order[i] = i
    order.sort((a, b) => compareWords(ends, a * 8, ends, b * 8) || a - b)
    this.ends = new Uint32Array(count * 8)
    this.reach = new Uint32Array(count)
    this.words = new Uint32Array(count)
    let furthest = 0
    for (let i = 0; i < count; i++) {
      const from = order[i] as number
      this.ends.set(ends.subarray(from * 8, from * 8 + 8), i * 8)
      this.words[i] = words[from] as number
      if (compareWords(this.ends, i * 8 + 4, this.ends, furthest * 8 + 4) > 0) furthest = i
      this.reach[i] = furthest
    }
  }

  get size(): number {
    return this.words.length
  }

  /** Gives every range that shares an address with first–last, those that start last first. */
  touching(first: bigint, last: bigint, visit: (range: Block, words: number) => void): void {
    const asked = new Uint32Array(8)
    writeWords(asked, 0, first)
    writeWords(asked, 4, last)
    const { ends, reach } = this
    for (let i = this.startingUpTo(asked) - 1; i >= 0; i--) {
      if (compareWords(ends, (reach[i] as number) * 8 + 4, asked, 0) < 0) return
      if (compareWords(ends, i * 8 + 4, asked, 0) < 0) continue
      visit(
        { family: 6, first: this.numberAt(i * 8), last: this.numberAt(i * 8 + 4) },
        this.words[i] as number,
      )
    }
  }

  private startingUpTo(asked: Uint32Array): number {
    let low = 0
    let high = this.size
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compareWords(this.ends, middle * 8, asked, 4) <= 0) low = middle + 1
      else high = middle
    }
    return low
  }

  private numberAt(at: number): bigint {
    let value = 0n
    for (let i = 0; i < 4; i++) value = (value << 32n) | BigInt(this.ends[at + i] as number)
    return value
  }
}

/** Below, at or above zero, as the four words at `i` are lower than, equal to or higher than those at `j`. */
function compareWords(a: Uint32Array, i: number, b: Uint32Array, j: number): number {
  for (let word = 0; word < 4; word++) {
    const difference = (a[i + word] as number) - (b[j + word] as number)
    if (difference !== 0) return difference
  }
  return 0
}
