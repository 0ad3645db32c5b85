/** Which half of a 64-bit number lies second in memory: the upper one on every machine with low bytes first. */
const UPPER = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0

/** Pairs of unsigned 32-bit numbers, sorted and without doubles: 8 bytes each. */
export interface SortedPairs {
  readonly count: number
  /** Memory it takes. */
  readonly bytes: number
  /** Number of the first pair with this upper half, or -1. */
  firstWith(upper: number): number
  has(upper: number, lower: number): boolean
  upperAt(number: number): number
  lowerAt(number: number): number
}

/** Collects pairs and sorts them once. */
export class PairCollector {
  private halves = new Uint32Array(128)
  count = 0

  /** Adds one pair. */
  push(upper: number, lower: number): void {
    if (2 * this.count === this.halves.length) {
      const wider = new Uint32Array(2 * this.halves.length)
      wider.set(this.halves)
      this.halves = wider
    }
    this.halves[2 * this.count + UPPER] = upper
    this.halves[2 * this.count + 1 - UPPER] = lower
    this.count++
  }

  /** The pairs in order; the collector is empty then. */
  finish(): SortedPairs {
    const { halves: all, count } = this
    new BigUint64Array(all.buffer, 0, count).sort()
    let kept = 0
    for (let i = 0; i < 2 * count; i += 2) {
      if (kept > 0 && all[i] === all[kept - 2] && all[i + 1] === all[kept - 1]) continue
      all[kept] = all[i] as number
      all[kept + 1] = all[i + 1] as number
      kept += 2
    }
    const halves = all.slice(0, kept)
    this.halves = new Uint32Array(0)
    this.count = 0
    return new Pairs(halves)
  }
}

/** Upper halves share a shelf when their upper 16 bits are equal: a search looks through one shelf only. */
const SHELVES = 0x10000

class Pairs implements SortedPairs {
  private readonly halves: Uint32Array
  /** Where each shelf begins, and after the last where all ends. */
  private readonly shelves: Uint32Array
  readonly count: number

  constructor(halves: Uint32Array) {
    this.halves = halves
    this.count = halves.length / 2
    this.shelves = new Uint32Array(this.count > 0 ? SHELVES + 1 : 0).fill(this.count)
    for (let i = this.count - 1; i >= 0; i--) this.shelves[this.upperAt(i) >>> 16] = i
    // An empty shelf begins where the next one does.
    for (let shelf = this.shelves.length - 2; shelf >= 0; shelf--) {
      const next = this.shelves[shelf + 1] as number
      if ((this.shelves[shelf] as number) > next) this.shelves[shelf] = next
    }
  }

  get bytes(): number {
    return this.halves.byteLength + this.shelves.byteLength
  }

  firstWith(upper: number): number {
    const at = this.firstFrom(upper, 0)
    return at < this.count && this.upperAt(at) === upper ? at : -1
  }

  has(upper: number, lower: number): boolean {
    const at = this.firstFrom(upper, lower)
    return at < this.count && this.upperAt(at) === upper && this.lowerAt(at) === lower
  }

  upperAt(number: number): number {
    return this.halves[2 * number + UPPER] as number
  }

  lowerAt(number: number): number {
    return this.halves[2 * number + 1 - UPPER] as number
  }

  private firstFrom(upper: number, lower: number): number {
    const { halves, shelves } = this
    let low = shelves[upper >>> 16] ?? 0
    let high = shelves[(upper >>> 16) + 1] ?? 0
    while (low < high) {
      const middle = (low + high) >>> 1
      const there = halves[2 * middle + UPPER] as number
      const isBefore =
        there < upper || (there === upper && (halves[2 * middle + 1 - UPPER] as number) < lower)
      if (isBefore) low = middle + 1
      else high = middle
    }
    return low
  }
}
