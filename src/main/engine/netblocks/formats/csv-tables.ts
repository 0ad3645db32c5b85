import type { FeedFormat, FeedSink } from '../feed-format.ts'
import { readCidr, readNumber, readRange, type TokenRange } from '../token-range.ts'
import { describeBad } from './lines.ts'
import { readCsv } from './read-csv.ts'

const HEADINGS = /^"?(address|ip|ip_?address|network|prefix|cidr|start_?ip|first|from|asn)"?$/i

/** Address or CIDR in the first column, words about it in the others: Turris, geofeeds (RFC 8805), exports. */
export const addressCsv = csvFormat((cells, sink) => {
  const range = readCidr(cells[0] ?? '')
  if (range) sink.entry(range, null, words(cells.slice(1)))
  else sink.bad(describeBad(cells.join(',')))
})

/** First and last address in the first two columns, words in the others: DB-IP and the like. */
export const rangeCsv = csvFormat((cells, sink) => {
  const range = readRange(cells[0] ?? '', cells[1] ?? '')
  if (range) sink.entry(range, null, words(cells.slice(2)))
  else sink.bad(describeBad(cells.join(',')))
})

/** As `rangeCsv`, the addresses written as whole numbers: IP2Location. */
export const integerCsv = csvFormat((cells, sink) => {
  const range = readIntegers(cells[0] ?? '', cells[1] ?? '')
  if (range) sink.entry(range, null, words(cells.slice(2).filter((cell) => cell !== '-')))
  else sink.bad(describeBad(cells.join(',')))
})

/** AS number in the first column, its holder in the second. */
export const asnCsv = csvFormat((cells, sink) => {
  const asn = readNumber((cells[0] ?? '').replace(/^AS/i, ''), 0xffffffff)
  if (asn === null) sink.bad(`'${cells[0] ?? ''}' is no AS number`)
  else sink.asn(asn, cells[1] ?? null)
})

function csvFormat(take: (cells: readonly string[], sink: FeedSink) => void): FeedFormat {
  return {
    hasEndMark: false,
    open(sink) {
      let first = true
      return readCsv((cells) => {
        const heading = first && HEADINGS.test(cells[0] ?? '')
        first = false
        if (!heading) take(cells, sink)
      }, sink.bad)
    },
  }
}

function readIntegers(firstText: string, lastText: string): TokenRange | null {
  if (!/^\d{1,39}$/.test(firstText) || !/^\d{1,39}$/.test(lastText)) return null
  const first = BigInt(firstText)
  const last = BigInt(lastText)
  if (first > last || last >> 128n !== 0n) return null
  if (last >> 32n !== 0n) return { family: 6, first, last }
  return { family: 4, first: Number(first), last: Number(last) }
}

const words = (cells: readonly string[]): string => cells.filter((cell) => cell !== '').join(', ')
