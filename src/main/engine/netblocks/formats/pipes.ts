import type { FeedFormat, FeedSink } from '../feed-format.ts'
import { readCidr } from '../token-range.ts'
import { describeBad } from './lines.ts'
import { readHeader } from './read-header.ts'

/** DataPlane's columns with bars between: AS number, AS name, address, last seen, category. */
export const pipes: FeedFormat = {
  hasEndMark: false,
  open: (sink) => ({ line: (text) => readLine(text, sink) }),
}

function readLine(text: string, sink: FeedSink): void {
  if (text.trim() === '') return
  if (text.startsWith('#')) {
    readHeader(text, sink)
    return
  }
  const [, , address = '', seen = '', category = ''] = text.split('|').map((part) => part.trim())
  const range = readCidr(address)
  if (!range) sink.bad(describeBad(text))
  else sink.entry(range, null, [category, seen === '' ? '' : `seen ${seen} UTC`].filter(Boolean).join(', '))
}
