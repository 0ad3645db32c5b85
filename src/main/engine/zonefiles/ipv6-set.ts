import type { AddressWords, EntryCollector, EntryIndex } from './data-set.ts'
import { BAD_ADDRESS, endsWell } from './read-entry.ts'
import { readIpv6Prefix } from './read-ipv6.ts'
import type { ZoneSettings } from './read-special.ts'
import { readValue, skipBlanks, type Warn } from './read-value.ts'
import { PairCollector, type SortedPairs } from './sorted-pairs.ts'
import { NOTHING, PLAIN_VALUE, type ZoneValue } from './zone-value.ts'

/**
 * Data of type ip6tset: /64s of four groups that all answer the same, the file's first default value, and single
 * addresses excluded from them. Values behind addresses mean nothing here.
 */
export class Ipv6SetCollector implements EntryCollector {
  private readonly networks = new PairCollector()
  private readonly excluded = new Set<string>()
  private usual: ZoneValue | null = null

  get size(): number {
    return this.networks.count + this.excluded.size
  }

  add(line: string, _lineNumber: number, _settings: ZoneSettings, warn: Warn): void {
    if (line.startsWith(':')) {
      this.usual ??= readValue(line, PLAIN_VALUE, warn)
      return
    }
    const isExclusion = line.startsWith('!')
    const span = readIpv6Prefix(isExclusion ? skipBlanks(line.slice(1)) : line)
    if (!span || !endsWell(span.rest)) {
      warn(BAD_ADDRESS)
      return
    }
    if (span.bits !== (isExclusion ? 128 : 64)) {
      warn(isExclusion ? 'an exclusion must be a whole address' : 'an entry must be the four groups of a /64')
      return
    }
    const [first, second] = span.words
    if (isExclusion) this.excluded.add(span.words.join(' '))
    else this.networks.push(first, second)
  }

  finish(): EntryIndex {
    return new Ipv6Set(this.networks.finish(), this.excluded, this.usual ?? PLAIN_VALUE)
  }
}

class Ipv6Set implements EntryIndex {
  readonly family = 6
  readonly entries: number
  readonly bytes: number
  private readonly networks: SortedPairs
  private readonly excluded: ReadonlySet<string>
  private readonly said: readonly ZoneValue[]

  constructor(networks: SortedPairs, excluded: ReadonlySet<string>, usual: ZoneValue) {
    this.networks = networks
    this.excluded = excluded
    this.said = [{ ...usual }]
    this.entries = networks.count + excluded.size
    this.bytes = networks.bytes
  }

  find(address: AddressWords): readonly ZoneValue[] {
    if (!this.networks.has(address[0] ?? 0, address[1] ?? 0)) return NOTHING
    if (this.excluded.size > 0 && this.excluded.has(address.join(' '))) return NOTHING
    return this.said
  }
}
