import type { FeedFormat, FeedSink } from '../feed-format.ts'
import { readCidr } from '../token-range.ts'
import { describeBad } from './lines.ts'
import { readHeader } from './read-header.ts'

/** Spamhaus DROP as text: `192.0.2.0/24 ; SBL000001` a line, closed by `; EOF`. */
export const dropText: FeedFormat = {
  hasEndMark: true,
  open: (sink) => ({ line: (text) => readLine(text, sink) }),
}

function readLine(text: string, sink: FeedSink): void {
  if (text.trim() === '') return
  if (/^\s*[;#]/.test(text)) {
    if (/^\s*;\s*EOF\s*$/.test(text)) sink.ended()
    else readHeader(text, sink)
    return
  }
  const semicolon = text.indexOf(';')
  const range = readCidr((semicolon < 0 ? text : text.slice(0, semicolon)).trim())
  if (!range) sink.bad(describeBad(text))
  else sink.entry(range, semicolon < 0 ? null : text.slice(semicolon + 1).trim())
}
