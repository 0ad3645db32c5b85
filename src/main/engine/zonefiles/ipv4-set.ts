import type { AddressWords, EntryCollector, EntryIndex } from './data-set.ts'
import { BAD_ADDRESS, EntryReader, endsWell, HOST_PART } from './read-entry.ts'
import { hostMask, type Ipv4Span, readIpv4Range } from './read-ipv4.ts'
import type { ZoneSettings } from './read-special.ts'
import type { Warn } from './read-value.ts'
import { PairCollector, type SortedPairs } from './sorted-pairs.ts'
import { EXCLUDED, NOTHING, ValueTable, type ZoneValue } from './zone-value.ts'

/** Entries are kept as whole addresses, /24s, /16s and /8s; the index into this is the class. */
const HOST_BITS = [0, 8, 16, 24] as const
const NETWORK_MASKS = HOST_BITS.map((bits) => ~hostMask(32 - bits))

/**
 * Data of type ip4set. A range is kept as the fewest /32, /24, /16 and /8 entries. The smallest class that has an
 * entry for an address decides alone: all its values, or nothing when one of them is an exclusion.
 */
export class Ipv4SetCollector implements EntryCollector {
  private readonly values = new ValueTable()
  private readonly reader = new EntryReader({ isDefault, readSpan }, this.values)
  private readonly classes = HOST_BITS.map(() => new PairCollector())

  get size(): number {
    return this.classes.reduce((sum, { count }) => sum + count, 0)
  }

  add(line: string, _lineNumber: number, settings: ZoneSettings, warn: Warn): void {
    const entry = this.reader.read(line, warn)
    if (!entry) return
    const { first, last } = entry.span
    if (settings.mostAddresses > 0 && last - first >= settings.mostAddresses) {
      warn('the range is larger than $MAXRANGE4 allows')
      return
    }
    this.spread(first, last, 0, entry.value)
  }

  finish(): EntryIndex {
    this.values.seal()
    return new Ipv4Set(
      this.classes.map((pairs) => pairs.finish()),
      this.values,
    )
  }

  /** Adds units `first` to `last` of a class; what fills whole units of the next class goes there. */
  private spread(first: number, last: number, level: number, value: number): void {
    const from = Math.ceil(first / 256)
    const to = Math.floor((last + 1) / 256)
    if (level === HOST_BITS.length - 1 || from >= to) {
      this.addRun(first, last, level, value)
      return
    }
    this.addRun(first, from * 256 - 1, level, value)
    this.addRun(to * 256, last, level, value)
    this.spread(from, to - 1, level + 1, value)
  }

  private addRun(first: number, last: number, level: number, value: number): void {
    const unit = 2 ** (HOST_BITS[level] ?? 0)
    for (let i = first; i <= last; i++) this.classes[level]?.push(i * unit, value)
  }
}

const isDefault = (line: string): boolean => line.startsWith(':')

function readSpan(text: string): Ipv4Span | string {
  const span = readIpv4Range(text)
  // rbldnsd takes no /0 here.
  if (!span || span.bits === 0 || !endsWell(span.rest)) return BAD_ADDRESS
  return (span.first & hostMask(span.bits)) === 0 ? span : HOST_PART
}

class Ipv4Set implements EntryIndex {
  readonly family = 4
  readonly entries: number
  readonly bytes: number
  private readonly classes: readonly SortedPairs[]
  private readonly values: ValueTable

  constructor(classes: readonly SortedPairs[], values: ValueTable) {
    this.classes = classes
    this.values = values
    this.entries = classes.reduce((sum, { count }) => sum + count, 0)
    this.bytes = classes.reduce((sum, { bytes }) => sum + bytes, 0)
  }

  find(address: AddressWords): readonly ZoneValue[] {
    const value = address[0] ?? 0
    for (let level = 0; level < NETWORK_MASKS.length; level++) {
      const pairs = this.classes[level] as SortedPairs
      if (pairs.count === 0) continue
      const network = (value & (NETWORK_MASKS[level] as number)) >>> 0
      const at = pairs.firstWith(network)
      if (at >= 0) return this.valuesFrom(pairs, at, network)
    }
    return NOTHING
  }

  private valuesFrom(pairs: SortedPairs, at: number, network: number): readonly ZoneValue[] {
    const first = pairs.lowerAt(at)
    if (first === EXCLUDED) return NOTHING
    if (at + 1 >= pairs.count || pairs.upperAt(at + 1) !== network) return this.values.get(first)
    const found: ZoneValue[] = []
    for (let i = at; i < pairs.count && pairs.upperAt(i) === network; i++) {
      found.push(...this.values.get(pairs.lowerAt(i)))
    }
    return found
  }
}
