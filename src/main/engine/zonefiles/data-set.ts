import type { Family } from '../../../shared/domain/address.ts'
import type { ZoneSettings } from './read-special.ts'
import type { Warn } from './read-value.ts'
import type { ZoneValue } from './zone-value.ts'

/** An address as unsigned 32-bit numbers, highest first: one for IPv4, four for IPv6. */
export type AddressWords = Readonly<Uint32Array>

/** The entries of one file, ready to be asked. */
export interface EntryIndex {
  readonly family: Family
  /** Entries held, exclusions and doubles counted as the type stores them. */
  readonly entries: number
  /** Bytes of the tables; the texts of values are not counted. */
  readonly bytes: number
  /** What is said of the address: one value or several, or none when it is not listed or excluded. */
  find(address: AddressWords): readonly ZoneValue[]
}

/** Takes the lines of one file, then gives the index. */
export interface EntryCollector {
  /** Entries so far; what a file may hold is limited by this. */
  readonly size: number
  /** Takes one line that is neither empty, a comment nor special. */
  add(line: string, lineNumber: number, settings: ZoneSettings, warn: Warn): void
  /** Builds the index; `warnAt` reports what only shows when all lines are there. */
  finish(warnAt: (lineNumber: number, problem: string) => void): EntryIndex
}

/** One file as rbldnsd serves it: its entries and what its `$` lines say. */
export interface DataSet {
  readonly index: EntryIndex
  readonly settings: Readonly<ZoneSettings>
}
