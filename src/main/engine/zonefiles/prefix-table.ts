import type { AddressWords } from './data-set.ts'
import { EXCLUDED } from './zone-value.ts'

/** A network as it stood in the file. */
export interface PrefixEntry {
  /** Its first address. */
  readonly words: readonly number[]
  readonly bits: number
  readonly value: number
  readonly lineNumber: number
}

/** Longest-prefix look-up, laid out flat: where each run of addresses with the same answer begins. */
export interface PrefixTable {
  readonly bytes: number
  /** Number of the value of the longest prefix around the address; `EXCLUDED` where none says yes. */
  find(address: AddressWords): number
}

/**
 * Lays out networks of addresses of `width` 32-bit words. Of two entries for the same network the first counts, as
 * in rbldnsd, and the other goes to `onDouble`.
 */
export function layOutPrefixes(
  width: number,
  entries: readonly PrefixEntry[],
  onDouble: (entry: PrefixEntry) => void,
): PrefixTable {
  const sorted = [...entries].sort(
    (a, b) => compare(a.words, b.words) || a.bits - b.bits || a.lineNumber - b.lineNumber,
  )
  const runs = new RunWriter(width)
  const open: { readonly after: readonly number[] | null; readonly value: number }[] = []
  const closeUntil = (start: readonly number[] | null): void => {
    for (let top = open.at(-1); top; top = open.at(-1)) {
      if (!top.after || (start && compare(top.after, start) > 0)) return
      open.pop()
      runs.write(top.after, open.at(-1)?.value ?? EXCLUDED)
    }
  }
  let earlier: PrefixEntry | null = null
  for (const entry of sorted) {
    if (earlier && earlier.bits === entry.bits && compare(earlier.words, entry.words) === 0) {
      onDouble(entry)
      continue
    }
    earlier = entry
    closeUntil(entry.words)
    open.push({ after: addressAfter(entry), value: entry.value })
    runs.write(entry.words, entry.value)
  }
  closeUntil(null)
  return runs.finish()
}

/** The first address behind a network; null when the network ends where the address space does. */
function addressAfter({ words, bits }: PrefixEntry): readonly number[] | null {
  const after = [...words]
  let at = Math.ceil(bits / 32) - 1
  if (at < 0) return null
  let step = 2 ** (32 * (at + 1) - bits)
  for (; at >= 0; at--) {
    const sum = (after[at] ?? 0) + step
    after[at] = sum >>> 0
    if (sum <= 0xffffffff) return after
    step = 1
  }
  return null
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return (a[i] ?? 0) - (b[i] ?? 0)
  return 0
}

class RunWriter {
  private readonly width: number
  private readonly starts: number[] = []
  private readonly values: number[] = []

  constructor(width: number) {
    this.width = width
  }

  /** From this address on, the answer is this; a second call for one address replaces the first. */
  write(start: readonly number[], value: number): void {
    const { starts, values, width } = this
    const isSame = values.length > 0 && start.every((word, i) => starts[starts.length - width + i] === word)
    if (isSame) values[values.length - 1] = value
    else {
      starts.push(...start)
      values.push(value)
    }
  }

  finish(): PrefixTable {
    return new FlatTable(this.width, Uint32Array.from(this.starts), Uint32Array.from(this.values))
  }
}

/** Runs share a shelf when the upper 16 bits of their starts are equal: a search looks through one shelf only. */
const SHELVES = 0x10000

class FlatTable implements PrefixTable {
  readonly bytes: number
  private readonly width: number
  private readonly starts: Uint32Array
  private readonly values: Uint32Array
  /** Runs before each shelf, and after the last all of them. */
  private readonly shelves = new Uint32Array(SHELVES + 1)

  constructor(width: number, starts: Uint32Array, values: Uint32Array) {
    this.width = width
    this.starts = starts
    this.values = values
    this.bytes = starts.byteLength + values.byteLength + this.shelves.byteLength
    for (let run = 0; run < values.length; run++) {
      const next = ((starts[run * width] as number) >>> 16) + 1
      this.shelves[next] = run + 1
    }
    // An empty shelf begins where the one before it ends.
    for (let shelf = 1; shelf <= SHELVES; shelf++) {
      this.shelves[shelf] = Math.max(this.shelves[shelf] as number, this.shelves[shelf - 1] as number)
    }
  }

  find(address: AddressWords): number {
    const shelf = (address[0] as number) >>> 16
    let low = this.shelves[shelf] as number
    let high = this.shelves[shelf + 1] as number
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.startsAfter(middle, address)) high = middle
      else low = middle + 1
    }
    return low === 0 ? EXCLUDED : (this.values[low - 1] as number)
  }

  private startsAfter(run: number, address: AddressWords): boolean {
    const { starts, width } = this
    for (let i = 0; i < width; i++) {
      const start = starts[run * width + i] as number
      const word = address[i] as number
      if (start !== word) return start > word
    }
    return false
  }
}
