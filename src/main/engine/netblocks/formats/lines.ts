import type { FeedFormat, FeedSink } from '../feed-format.ts'
import { readCidr, readRange, type TokenRange } from '../token-range.ts'
import { readHeader } from './read-header.ts'

/**
 * One address, CIDR or range `a-b` a line; `#`, `;` and `//` begin comments, and what follows the entry is left out.
 * Most feeds are written so: netsets, ipsets, full bogons, plain address lists.
 */
export const lines: FeedFormat = {
  hasEndMark: false,
  open: (sink) => ({ line: (text) => readLine(text, sink) }),
}

const COMMENT = /^\s*(?:[#;]|\/\/)/
const FIRST_TOKEN = /^\s*([^\s,;#|]+)(?:\s*-\s*([0-9A-Fa-f.:]+))?/

function readLine(text: string, sink: FeedSink): void {
  const quick = readCidr(text)
  if (quick) {
    sink.entry(quick)
    return
  }
  if (text.trim() === '') return
  if (COMMENT.test(text)) {
    readHeader(text, sink)
    return
  }
  const range = readToken(text)
  if (range) sink.entry(range)
  else sink.bad(describeBad(text))
}

/** The entry that a line begins with, or null. */
export function readToken(text: string): TokenRange | null {
  const [, first = '', second] = FIRST_TOKEN.exec(text) ?? []
  // What follows a dash is the end of a range only when it looks like an address.
  if (second !== undefined && /[.:]/.test(second)) return readRange(first, second)
  const dash = first.indexOf('-')
  return dash < 0 ? readCidr(first) : readRange(first.slice(0, dash), first.slice(dash + 1))
}

/** What is wrong with a line that should have been an entry. */
export function describeBad(text: string): string {
  const shown = text.trim()
  return `'${shown.length > 60 ? `${shown.slice(0, 57)}...` : shown}' is no address, CIDR or range`
}
