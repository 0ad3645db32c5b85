import type { Feed } from '../../../shared/domain/feed.ts'
import type { FeedReading } from './read-feed.ts'

/** A new copy with less than this share of the last good one's entries has lost something on the way. */
const LEAST_SHARE = 0.5

/** How a copy is looked at. */
export interface CopyCheck {
  readonly feed: Feed
  readonly reading: FeedReading
  /** True where the format closes a whole file with a mark. */
  readonly hasEndMark: boolean
  /** Entries of the last good copy, or null when there was none. */
  readonly before: number | null
}

/** Why a copy must not take the place of the last good one; null when it may. */
export function findFault({ feed, reading, hasEndMark, before }: CopyCheck): string | null {
  const { entries, badLines, promised, ended, markup } = reading
  if (markup) return 'it is a web page and no data'
  if (hasEndMark && !ended) return 'it was cut off: the line that ends it is missing'
  if (promised !== null && entries + badLines < promised) {
    return `it was cut off: it says that it has ${count(promised)} entries, and ${count(entries + badLines)} came`
  }
  if (entries === 0 && badLines === 1) return 'no line of it could be read'
  if (entries === 0 && badLines > 0) return `none of its ${count(badLines)} lines could be read`
  if (feed.mayBeEmpty) return null
  if (entries === 0) return 'it holds no entries'
  if (before !== null && entries < before * LEAST_SHARE) {
    return `it shrank from ${count(before)} to ${count(entries)} entries`
  }
  return null
}

const count = (number: number): string => number.toLocaleString('en')
