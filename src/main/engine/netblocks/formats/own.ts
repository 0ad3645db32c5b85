import type { FeedFormat, FeedSink } from '../feed-format.ts'
import { readCidr, readRange } from '../token-range.ts'
import { describeBad, lines } from './lines.ts'
import { p2p } from './p2p.ts'

/**
 * The user's own file, whatever it is: addresses, CIDRs, ranges `a-b`, or CSV (comma, semicolon or tab) whose first
 * column is an entry or whose first two are the ends of one. A first line that is no entry is taken for headings.
 */
export const own: FeedFormat = {
  hasEndMark: false,
  open(sink) {
    let seen = false
    return {
      line(text) {
        if (text.trim() === '' || /^\s*([#;]|\/\/)/.test(text)) lines.open(sink).line(text)
        else if (!readOwn(text, sink) && seen) sink.bad(describeBad(text))
        else seen = true
      },
    }
  },
}

function readOwn(text: string, sink: FeedSink): boolean {
  const cells = text.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"|"$/g, ''))
  const [first = '', second = ''] = cells
  const ends = readRange(first, second) ?? readDashed(first)
  const range = ends ?? readCidr(first)
  if (range) {
    const words = cells.slice(ends && !first.includes('-') ? 2 : 1).filter((cell) => cell !== '')
    sink.entry(range, null, words.join(', '))
    return true
  }
  const asP2p = /:\s*\d+\.\d+\.\d+\.\d+\s*-\s*\d+\.\d+\.\d+\.\d+\s*$/.test(text)
  if (asP2p) p2p.open(sink).line(text)
  else return readLoose(text, sink)
  return true
}

/** An entry and then words with blanks between. */
function readLoose(text: string, sink: FeedSink): boolean {
  const [, entry = '', words = ''] = /^\s*(\S+)\s*(.*)$/.exec(text) ?? []
  const range = readCidr(entry) ?? readDashed(entry)
  if (range) sink.entry(range, null, words.replace(/^[#;]\s*/, ''))
  return range !== null
}

function readDashed(text: string) {
  const [, first, last] = /^(\S+?)\s*[-–]\s*(\S+)$/.exec(text) ?? []
  return first === undefined || last === undefined ? null : readRange(first, last)
}
