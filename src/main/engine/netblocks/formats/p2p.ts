import type { FeedFormat, FeedSink } from '../feed-format.ts'
import { readRange } from '../token-range.ts'
import { describeBad } from './lines.ts'

/** PeerGuardian's text: `description:first-last`; the description may hold colons too. IPv4 only. */
export const p2p: FeedFormat = {
  hasEndMark: false,
  open: (sink) => ({ line: (text) => readLine(text, sink) }),
}

function readLine(text: string, sink: FeedSink): void {
  if (text.trim() === '' || text.startsWith('#')) return
  const colon = text.lastIndexOf(':')
  const [first = '', last = ''] = text.slice(colon + 1).split('-')
  const range = readRange(first.trim(), last.trim())
  if (!range) sink.bad(describeBad(text))
  else sink.entry(range, null, colon < 0 ? null : text.slice(0, colon))
}
