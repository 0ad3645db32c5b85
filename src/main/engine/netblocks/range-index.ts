import type { Block } from '../../../shared/domain/block.ts'
import { Ipv4Ranges } from './ipv4-ranges.ts'
import { Ipv6Ranges } from './ipv6-ranges.ts'
import type { EntryWords, RangeTable } from './range-table.ts'

/** One entry of an index. */
export interface IndexedEntry extends EntryWords {
  readonly range: Block
}

/**
 * The entries of a feed, sorted by their first address beside the highest last address so far, so that everything
 * that touches a block is found without looking at the rest: all entries, nested and equal ones too, none merged.
 */
export class RangeIndex {
  private readonly four: Ipv4Ranges
  private readonly six: Ipv6Ranges
  private readonly words: readonly EntryWords[]

  constructor(table: RangeTable) {
    this.four = new Ipv4Ranges(table.columns(4))
    this.six = new Ipv6Ranges(table.columns(6))
    this.words = table.everyWords
  }

  /** Entries of both families. */
  get size(): number {
    return this.four.size + this.six.size
  }

  /** Gives every entry that shares an address with the block, those that start last first. */
  touching(block: Block, visit: (entry: IndexedEntry) => void): void {
    const give = (range: Block, words: number): void => {
      const { reference, text } = this.words[words] as EntryWords
      visit({ range, reference, text })
    }
    if (block.family === 4) this.four.touching(Number(block.first), Number(block.last), give)
    else this.six.touching(block.first, block.last, give)
  }
}
