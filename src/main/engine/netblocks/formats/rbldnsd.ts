import type { FeedFormat, FeedSink } from '../feed-format.ts'
import { readCidr, readRange, type TokenRange } from '../token-range.ts'
import { describeBad } from './lines.ts'

/**
 * rbldnsd's ip4set (rbldnsd(8)): an address, CIDR or range, perhaps short, then its text; `:A:TXT` sets the text of
 * what follows, `!` takes addresses out, `$` lines are settings. Test entries in 127.0.0.0/8 are left out.
 */
export const rbldnsd: FeedFormat = {
  hasEndMark: false,
  open(sink) {
    let common: string | null = null
    return {
      line(text) {
        const line = text.trim()
        if (line === '' || /^[#;]/.test(line)) return
        if (line.startsWith('$')) readSetting(line, sink)
        else if (line.startsWith(':')) common = valueText(line)
        else readEntry(line, common, sink)
      },
    }
  },
}

const SHORT = /^\d{1,3}(\.\d{1,3}){0,2}$/
const LOOPBACK_FIRST = 127 * 2 ** 24
const LOOPBACK_LAST = 128 * 2 ** 24 - 1

function readEntry(line: string, common: string | null, sink: FeedSink): void {
  const [, mark = '', token = '', value = ''] = /^(!?)\s*([^\s:;#]+)\s*(.*)$/.exec(line) ?? []
  const range = readShort(token)
  if (!range) sink.bad(describeBad(line))
  else if (mark === '!') sink.exclude(range)
  else if (!isTestEntry(range)) sink.entry(range, null, valueText(value) ?? common)
}

/** The text behind an entry: after `:A:`, or all of it. */
function valueText(value: string): string | null {
  const text = /^:[^:]*:(.*)$/.exec(value)?.[1] ?? value.replace(/^:/, '')
  return text.trim() === '' ? null : text.trim()
}

function readSetting(line: string, sink: FeedSink): void {
  const serial = /^\$SOA\s+\d+\s+\S+\s+\S+\s+(1\d{9})\s/.exec(line)?.[1]
  if (serial) sink.dated(Number(serial) * 1000)
}

/** `192.0.2` is the /24, `192.0.2.0-31` the first 32 addresses of it. */
function readShort(token: string): TokenRange | null {
  const dash = token.indexOf('-')
  if (dash > 0) {
    const first = token.slice(0, dash)
    const last = token.slice(dash + 1)
    const from = first.split('.').length === 4 ? first : null
    if (from === null) return null
    const missing = 4 - last.split('.').length
    return readRange(from, [...from.split('.').slice(0, missing), last].join('.'))
  }
  const [base = '', length] = token.split('/')
  if (!SHORT.test(base)) return readCidr(token)
  const octets = base.split('.').length
  const full = base + '.0'.repeat(4 - octets)
  return readCidr(`${full}/${length ?? octets * 8}`)
}

const isTestEntry = (range: TokenRange): boolean =>
  range.family === 4 && range.first >= LOOPBACK_FIRST && range.last <= LOOPBACK_LAST
