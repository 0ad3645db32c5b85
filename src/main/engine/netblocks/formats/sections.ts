import type { FeedFormat } from '../feed-format.ts'
import { describeBad, readToken } from './lines.ts'
import { readHeader } from './read-header.ts'

/** Addresses and CIDRs under comment lines that name where they come from, as Emerging Threats writes them. */
export const sections: FeedFormat = {
  hasEndMark: false,
  open(sink) {
    let title: string | null = null
    return {
      line(text) {
        const line = text.trim()
        if (line === '') return
        if (line.startsWith('#')) {
          title = line.replace(/^[#\s]+/, '').trim() || title
          readHeader(line, sink)
          return
        }
        const range = readToken(line)
        if (range) sink.entry(range, null, title)
        else sink.bad(describeBad(line))
      },
    }
  },
}
