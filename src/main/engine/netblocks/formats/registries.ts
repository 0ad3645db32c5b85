import type { FeedFormat, FeedSink } from '../feed-format.ts'
import { readCidr, readNumber, spanOf } from '../token-range.ts'
import { describeBad } from './lines.ts'
import { readCsv } from './read-csv.ts'
import { readDate } from './read-date.ts'

/** IANA's special-purpose registries: a cell may hold several blocks, and marks of footnotes. */
export const ianaSpecial: FeedFormat = {
  hasEndMark: false,
  open: (sink) =>
    readCsv((cells) => {
      if (/^address block$/i.test(cells[0] ?? '')) return
      for (const part of (cells[0] ?? '').split(',')) {
        const range = readCidr(part.replace(/\[\d+\]/g, '').trim())
        if (range) sink.entry(range, cells[2]?.replace(/[[\]"]/g, '') ?? null, cells[1] ?? null)
        else sink.bad(describeBad(part))
      }
    }, sink.bad),
}

/** IANA's owners of the IPv4 /8 blocks: `192/8,Administered by ARIN,1993-05,…,LEGACY,`. */
export const ianaSpace: FeedFormat = {
  hasEndMark: false,
  open: (sink) =>
    readCsv((cells) => {
      const octet = /^0{0,2}(\d{1,3})\/8$/.exec(cells[0] ?? '')?.[1]
      if (/^prefix$/i.test(cells[0] ?? '')) return
      const range = octet === undefined ? null : readCidr(`${octet}.0.0.0/8`)
      if (range)
        sink.entry(range, null, [cells[1], cells[5]?.split('[')[0]?.trim()].filter(Boolean).join(', '))
      else sink.bad(describeBad(cells.join(',')))
    }, sink.bad),
}

/**
 * The RIRs' extended statistics: `registry|country|type|start|value|date|status|holder`. An IPv4 value counts
 * addresses, an IPv6 value is a prefix length. The summaries at the top promise the number of records.
 */
export const delegated: FeedFormat = {
  hasEndMark: false,
  open(sink) {
    let promised = 0
    return {
      line(text) {
        if (text.trim() === '' || text.startsWith('#')) return
        const cells = text.split('|').map((cell) => cell.trim())
        if (cells[5] === 'summary') {
          promised += readNumber(cells[4] ?? '', 1e9) ?? 0
          sink.promised(promised)
        } else readRecord(text, cells, sink)
      },
    }
  },
}

function readRecord(text: string, cells: readonly string[], sink: FeedSink): void {
  const [registry = '', country = '', type = '', start = '', value = '', date = '', status = ''] = cells
  if (/^\d+(\.\d+)?$/.test(registry)) {
    // The serial number of some registries is a date, of others it is none; the last day is one for all.
    const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(cells[5] ?? '') ?? []
    const atMs = year === undefined ? null : readDate(`${year}-${month}-${day}`)
    if (atMs !== null) sink.dated(atMs)
    return
  }
  const words = [status, country === 'ZZ' ? '' : country, /^[1-9]\d{7}$/.test(date) ? date : '']
    .filter(Boolean)
    .join(', ')
  if (type === 'asn') {
    const asn = readNumber(start, 0xffffffff)
    if (asn === null) sink.bad(`'${start}' is no AS number`)
    else sink.asn(asn, words)
  } else if (type === 'ipv4') {
    const range = readCidr(start)
    const count = readNumber(value, spanOf(0))
    if (range?.family !== 4 || !count || range.first + count > spanOf(0)) sink.bad(describeBad(text))
    else sink.entry({ family: 4, first: range.first, last: range.first + count - 1 }, registry, words)
  } else if (type === 'ipv6') {
    const range = readCidr(`${start}/${value}`)
    if (range?.family === 6) sink.entry(range, registry, words)
    else sink.bad(describeBad(text))
  } else sink.bad(`'${type}' is no type of record`)
}
