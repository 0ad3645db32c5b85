import type { FeedFormat, FeedSink } from '../feed-format.ts'
import { readRange } from '../token-range.ts'
import { describeBad } from './lines.ts'
import { readHeader } from './read-header.ts'

/** DShield's block list: start, end, prefix length, attacks, name, country, mail address, tabs between. */
export const dshield: FeedFormat = {
  hasEndMark: false,
  open: (sink) => ({ line: (text) => readLine(text, sink) }),
}

function readLine(text: string, sink: FeedSink): void {
  if (text.trim() === '' || /^Start\s/i.test(text)) return
  if (text.startsWith('#')) {
    readHeader(text, sink)
    return
  }
  const [first = '', last = '', , attacks = '', name = ''] = text.split('\t').map((part) => part.trim())
  const range = readRange(first, last)
  if (!range) sink.bad(describeBad(text))
  else sink.entry(range, null, [name, attacks === '' ? '' : `${attacks} attacks`].filter(Boolean).join(', '))
}
