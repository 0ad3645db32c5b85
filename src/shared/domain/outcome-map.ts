import { type CheckState, PENDING } from './outcome.ts'

/**
 * The state of every check of one list in one scan, indexed by target number: two states to a byte, low
 * nibble first. 4 bits and not 2, because the cause of an unknown must survive.
 */
export class OutcomeMap {
  /** Number of checks. */
  readonly count: number
  /** The packed states; ⌈count / 2⌉ bytes. */
  readonly bytes: Uint8Array

  constructor(count: number, bytes: Uint8Array = new Uint8Array(Math.ceil(count / 2))) {
    if (bytes.length !== Math.ceil(count / 2)) {
      throw new RangeError(
        `An outcome map of ${count} checks has ${Math.ceil(count / 2)} bytes, not ${bytes.length}.`,
      )
    }
    this.count = count
    this.bytes = bytes
  }

  /** State of a check, 0 ≤ index < count. */
  get(index: number): CheckState {
    const byte = this.bytes[index >>> 1] ?? PENDING
    return (index & 1) === 0 ? byte & 15 : byte >>> 4
  }

  /** Sets the state (0–15) of a check, 0 ≤ index < count. */
  set(index: number, state: CheckState): void {
    const at = index >>> 1
    const byte = this.bytes[at] ?? 0
    this.bytes[at] = (index & 1) === 0 ? (byte & 0xf0) | state : (byte & 0x0f) | (state << 4)
  }

  /** How many checks are in each of the 16 states. */
  tally(): Uint32Array {
    const counts = new Uint32Array(16)
    for (let index = 0; index < this.count; index++) {
      const state = this.get(index)
      counts[state] = (counts[state] ?? 0) + 1
    }
    return counts
  }

  /** Runs of neighbouring checks in one state, in order: [first, last] target numbers, both included. */
  *runs(state: CheckState): Generator<readonly [number, number]> {
    let start = -1
    for (let index = 0; index < this.count; index++) {
      const here = this.get(index) === state
      if (here && start < 0) start = index
      if (!here && start >= 0) {
        yield [start, index - 1]
        start = -1
      }
    }
    if (start >= 0) yield [start, this.count - 1]
  }
}
