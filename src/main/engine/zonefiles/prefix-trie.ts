import type { Family } from '../../../shared/domain/address.ts'
import type { AddressWords, EntryCollector, EntryIndex } from './data-set.ts'
import { layOutPrefixes, type PrefixEntry, type PrefixTable } from './prefix-table.ts'
import { BAD_ADDRESS, EntryReader, endsWell, HOST_PART } from './read-entry.ts'
import { hostMask, readIpv4Cidr } from './read-ipv4.ts'
import { readIpv6Cidr } from './read-ipv6.ts'
import type { ZoneSettings } from './read-special.ts'
import type { Warn } from './read-value.ts'
import { ValueTable, type ZoneValue } from './zone-value.ts'

interface Span {
  readonly words: readonly number[]
  readonly bits: number
  readonly rest: string
}

const forms = {
  4: { isDefault: (line: string) => line.startsWith(':'), readSpan: readSpan4 },
  // "::1" is an address, not a default value.
  6: { isDefault: (line: string) => /^:(?!:)/.test(line), readSpan: readSpan6 },
} as const

/**
 * Data of type ip4trie or ip6trie: networks, of which the longest around an address decides alone. An exclusion is a
 * network that says no. Of two entries for the same network the first counts.
 */
export class PrefixTrieCollector implements EntryCollector {
  private readonly family: Family
  private readonly values = new ValueTable()
  private readonly reader: EntryReader<Span>
  private readonly found: PrefixEntry[] = []

  constructor(family: Family) {
    this.family = family
    this.reader = new EntryReader<Span>(forms[family], this.values)
  }

  get size(): number {
    return this.found.length
  }

  add(line: string, lineNumber: number, settings: ZoneSettings, warn: Warn): void {
    const entry = this.reader.read(line, warn)
    if (!entry) return
    const { words, bits } = entry.span
    const most = this.family === 4 ? settings.mostAddresses : 0
    if (most > 0 && most <= hostMask(bits)) warn('the range is larger than $MAXRANGE4 allows')
    else this.found.push({ words, bits, value: entry.value, lineNumber })
  }

  finish(warnAt: (lineNumber: number, problem: string) => void): EntryIndex {
    this.values.seal()
    const table = layOutPrefixes(this.family === 4 ? 1 : 4, this.found, ({ lineNumber }) =>
      warnAt(lineNumber, 'an earlier line holds the same network'),
    )
    const entries = this.found.length
    this.found.length = 0
    return new PrefixTrie(this.family, entries, table, this.values)
  }
}

class PrefixTrie implements EntryIndex {
  readonly family: Family
  readonly entries: number
  readonly bytes: number
  private readonly table: PrefixTable
  private readonly values: ValueTable

  constructor(family: Family, entries: number, table: PrefixTable, values: ValueTable) {
    this.family = family
    this.entries = entries
    this.bytes = table.bytes
    this.table = table
    this.values = values
  }

  find(address: AddressWords): readonly ZoneValue[] {
    return this.values.get(this.table.find(address))
  }
}

function readSpan4(text: string): Span | string {
  const span = readIpv4Cidr(text)
  if (!span || !endsWell(span.rest)) return BAD_ADDRESS
  const { first, bits, rest } = span
  return (first & hostMask(bits)) === 0 ? { words: [first], bits, rest } : HOST_PART
}

function readSpan6(text: string): Span | string {
  const span = readIpv6Cidr(text)
  if (!span || !endsWell(span.rest)) return BAD_ADDRESS
  const isNetwork = span.words.every((word, i) => {
    const bits = Math.min(32, Math.max(0, span.bits - 32 * i))
    return (word & hostMask(bits)) === 0
  })
  return isNetwork ? span : HOST_PART
}
