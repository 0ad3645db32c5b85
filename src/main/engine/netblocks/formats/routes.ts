import type { FeedFormat, FeedSink } from '../feed-format.ts'
import { readCidr, readNumber, readRange } from '../token-range.ts'
import { describeBad } from './lines.ts'
import { parseJsonObject } from './parse-json-object.ts'

/** iptoasn's columns: first, last, AS number, country, name. AS 0 is space that nobody announces: no entry. */
export const rangeAsn = routeFormat(([first = '', last = '', asn = '', , name = ''], text, sink) => {
  const range = readRange(first, last)
  if (!range || !/^\d+$/.test(asn)) sink.bad(describeBad(text))
  else if (asn !== '0') sink.entry(range, `AS${asn}`, name)
})

/** CAIDA's columns: prefix, length, origin; `_` joins several origins, `,` the members of a set. */
export const prefixAsn = routeFormat(([prefix = '', length = '', origin = ''], text, sink) => {
  const range = readCidr(`${prefix}/${length}`)
  if (!range || !/^[\d_,]+$/.test(origin)) sink.bad(describeBad(text))
  else sink.entry(range, `AS${origin.split(/[_,]/).join(' AS')}`)
})

/** Fewer peers than this see a route: it is a leak or a test, and no announcement (RIPEstat cuts there too). */
const FEWEST_PEERS = 10

/** RIPE RIS whois dumps: origin, prefix, number of peers that see it. */
export const originPrefix = routeFormat(([origin = '', prefix = '', peers = ''], text, sink) => {
  const range = readCidr(prefix)
  if (!range || !/^[{}\d,]+$/.test(origin) || !/^\d+$/.test(peers)) sink.bad(describeBad(text))
  else if (Number(peers) >= FEWEST_PEERS)
    sink.entry(range, `AS${origin.replace(/[{}]/g, '').split(',').join(' AS')}`)
})

/** bgp.tools' table: `{"CIDR":…,"ASN":…,"Hits":…}` a line, hits counting the peers that see it. */
export const routesJson: FeedFormat = {
  hasEndMark: false,
  open: (sink) => ({
    line(text) {
      if (text.trim() === '') return
      const record = parseJsonObject(text, 'line', sink)
      if (record === null) return
      const { CIDR: prefix, ASN: asn, Hits: peers } = record
      const range = typeof prefix === 'string' ? readCidr(prefix) : null
      const number = readNumber(String(asn), 0xffffffff)
      if (range === null || number === null) sink.bad(describeBad(text))
      else if (typeof peers !== 'number' || peers >= FEWEST_PEERS) sink.entry(range, `AS${number}`)
    },
  }),
}

function routeFormat(take: (cells: readonly string[], text: string, sink: FeedSink) => void): FeedFormat {
  return {
    hasEndMark: false,
    open: (sink) => ({
      line(text) {
        if (text.trim() !== '' && !/^[#%]/.test(text)) take(text.split('\t'), text, sink)
      },
    }),
  }
}
