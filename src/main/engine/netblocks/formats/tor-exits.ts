import type { FeedFormat, FeedSink } from '../feed-format.ts'
import { describeBad, readToken } from './lines.ts'
import { readDate } from './read-date.ts'

/** Tor's exits: one address a line, or its longer form with `ExitNode`, `Published` and `ExitAddress` lines. */
export const torExits: FeedFormat = {
  hasEndMark: false,
  open: (sink) => ({ line: (text) => readLine(text, sink) }),
}

function readLine(text: string, sink: FeedSink): void {
  const line = text.trim()
  if (line === '' || line.startsWith('#') || /^(ExitNode|LastStatus|@type)\s/.test(line)) return
  const published = /^Published (.+)$/.exec(line)?.[1]
  if (published !== undefined) {
    const atMs = readDate(published)
    if (atMs !== null) sink.dated(atMs)
    return
  }
  const range = readToken(line.replace(/^ExitAddress /, ''))
  if (range) sink.entry(range)
  else sink.bad(describeBad(line))
}
