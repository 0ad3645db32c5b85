/** A set of targets of one scan, one bit each, lowest bit first. */
export class TargetSet {
  /** Targets of the scan. */
  readonly count: number
  /** ⌈count / 8⌉ bytes. */
  readonly bytes: Uint8Array

  constructor(count: number, bytes: Uint8Array = new Uint8Array(Math.ceil(count / 8))) {
    if (bytes.length !== Math.ceil(count / 8)) {
      throw new RangeError(
        `A set of ${count} targets has ${Math.ceil(count / 8)} bytes, not ${bytes.length}.`,
      )
    }
    this.count = count
    this.bytes = bytes
  }

  /** How many targets are in it. */
  get size(): number {
    let size = 0
    for (let target = 0; target < this.count; target++) if (this.has(target)) size++
    return size
  }

  /** True when the target, 0 ≤ target < count, is in it. */
  has(target: number): boolean {
    return ((this.bytes[target >>> 3] ?? 0) & (1 << (target & 7))) !== 0
  }

  /** Puts a target into it. */
  add(target: number): void {
    this.bytes[target >>> 3] = (this.bytes[target >>> 3] ?? 0) | (1 << (target & 7))
  }

  /** Runs of neighbouring targets: [first, last], both included. */
  *runs(): Generator<readonly [number, number]> {
    for (let target = 0; target < this.count; target++) {
      if (!this.has(target)) continue
      const first = target
      while (target + 1 < this.count && this.has(target + 1)) target++
      yield [first, target]
    }
  }
}
