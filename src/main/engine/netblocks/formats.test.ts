import { expect, test } from 'vitest'
import { formatBlock } from '../../../shared/domain/block.ts'
import type { FeedFormatName } from '../../../shared/domain/feed.ts'
import { formatNamed } from './format-named.ts'
import { readFeed } from './read-feed.ts'
import type { TokenRange } from './token-range.ts'

const written = ({ family, first, last }: TokenRange): string =>
  formatBlock({ family, first: BigInt(first), last: BigInt(last) })

/** Reads text in chunks of 7 bytes, so that every line is cut somewhere. */
async function readText(format: FeedFormatName, text: string) {
  const bytes = new TextEncoder().encode(text)
  async function* source(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7)
  }
  const entries: string[] = []
  const asns: string[] = []
  const excluded: string[] = []
  const reading = await readFeed(source(), formatNamed(format), {
    entry: (range, reference, words) =>
      void entries.push([written(range), reference, words].filter((part) => part !== null).join(' | ')),
    asn: (asn, words) => void asns.push(`${asn} ${words ?? ''}`),
    exclude: (range) => void excluded.push(written(range)),
  })
  return { ...reading, entries, asns, excluded, count: reading.entries }
}

test('plain lines: addresses, CIDRs, ranges, comments before and after', async () => {
  const read = await readText(
    'lines',
    '\ufeff# last updated 1790000000 (Mon Sep 21 14:13:20 2026 GMT)\r\n192.0.2.0/24\r\n198.51.100.7\t\t# 2026-01-01\r\n\r\n; note\r\n// note\r\n203.0.113.8-203.0.113.11\n203.0.113.64 - 203.0.113.127\n2001:DB8::/32\n192.0.2.9/24 # host bits\n198.51.100.9\t5',
  )
  expect(read.entries).toEqual([
    '192.0.2.0/24',
    '198.51.100.7/32',
    '203.0.113.8/30',
    '203.0.113.64/26',
    '2001:db8::/32',
    '192.0.2.0/24',
    '198.51.100.9/32',
  ])
  expect(read).toMatchObject({ badLines: 0, dataDateMs: 1_790_000_000_000 })
})

test('every broken line is told with its number, and good ones survive', async () => {
  const broken = [
    '192.0.2.256',
    '192.0.2',
    '192.0.2.01',
    '192.0.2.0/33',
    '192.0.2.0/08',
    '0x7f.1',
    '::/129',
    '2001:db8::1::',
    '198.51.100.9-198.51.100.1',
    '2001:db8::1-198.51.100.1',
    'fe80::1%eth0',
    'example.org',
  ]
  const read = await readText('lines', `192.0.2.1\n${broken.join('\n')}\n192.0.2.2\n`)
  expect(read.entries).toEqual(['192.0.2.1/32', '192.0.2.2/32'])
  expect(read.badLines).toBe(broken.length)
  expect(read.problems.map(({ line }) => line)).toEqual(broken.map((_, i) => i + 2))
  expect(read.problems[0]?.reason).toBe("'192.0.2.256' is no address, CIDR or range")
})

test('problems are capped, their number is not; hostile text is cleaned', async () => {
  const read = await readText('lines', `${'\u001b[31mbad\n'.repeat(500)}${'x'.repeat(70_000)}\n192.0.2.1`)
  expect(read.problems).toHaveLength(20)
  expect(read.badLines).toBe(501)
  expect(read.problems[0]?.reason).not.toContain('\u001b')
  expect(read.entries).toEqual(['192.0.2.1/32'])
})

test('a netset promises its entries', async () => {
  const read = await readText(
    'lines',
    '# This File Date: Sat Nov 21 06:40:01 UTC 2026\n# Entries         : 2 subnets, 257 unique IPs\n192.0.2.0/24\n198.51.100.7\n',
  )
  expect(read).toMatchObject({ promised: 2, count: 2, dataDateMs: Date.UTC(2026, 10, 21, 6, 40, 1) })
})

test('DROP in JSON', async () => {
  const read = await readText(
    'drop-json',
    '{"cidr":"192.0.2.0\\/24","sblid":"SBL000001","rir":"arin"}\n{"cidr":"2001:db8:100::/40","sblid":"SBL2"}\n{"cidr":7}\n[1]\n{oops\n{"type":"metadata","timestamp":1790000000,"size":1,"records":5}\n',
  )
  expect(read.entries).toEqual(['192.0.2.0/24 | SBL000001 | Registry: arin', '2001:db8:100::/40 | SBL2'])
  expect(read).toMatchObject({ promised: 5, ended: true, badLines: 3, dataDateMs: 1_790_000_000_000 })
  expect((await readText('drop-json', '{"cidr":"192.0.2.0/24"}\n')).ended).toBe(false)
})

test('DROP in text', async () => {
  const read = await readText(
    'drop-text',
    '; Spamhaus DROP List 2026/11/01 - (c) 2026\n; Last-Modified: Sun, 01 Nov 2026 10:00:00 GMT\n192.0.2.0/24 ; SBL000001\nhello ; SBL3\n; EOF\n',
  )
  expect(read.entries).toEqual(['192.0.2.0/24 | SBL000001'])
  expect(read).toMatchObject({ ended: true, badLines: 1, dataDateMs: Date.UTC(2026, 10, 1, 10) })
})

test('ASN-DROP', async () => {
  const read = await readText(
    'asndrop-json',
    '{"asn":64500,"domain":"bad.example","cc":"ZZ","asname":"EXAMPLE"}\n{"asn":"x"}\n{"type":"metadata","records":2}\n',
  )
  expect(read.asns).toEqual(['64500 EXAMPLE, bad.example, ZZ'])
  expect(read.badLines).toBe(1)
})

test('rbldnsd zones: short prefixes, ranges, texts, exclusions, test entries left out', async () => {
  const read = await readText(
    'rbldnsd',
    '# head\n$SOA 3000 ns.example. host.example. 1790000000 600 300 86400 300\n:127.0.0.2:Common\n127.0.0.2 Test\n192.0.2\n198.51.100.0-31 Own words\n203.0.113.0/25 :127.0.0.3:Other\n!203.0.113.7\n198.51.100.64-198.51.100.70\nbad.line here\n',
  )
  expect(read.entries).toEqual([
    '192.0.2.0/24 | Common',
    '198.51.100.0/27 | Own words',
    '203.0.113.0/25 | Other',
    '198.51.100.64-198.51.100.70 | Common',
  ])
  expect(read.excluded).toEqual(['203.0.113.7/32'])
  expect(read).toMatchObject({ badLines: 1, dataDateMs: 1_790_000_000_000 })
})

test('DShield', async () => {
  const read = await readText(
    'dshield',
    '#    updated: 2026-11-01T20:45:40\nStart\tEnd\tNetmask\n192.0.2.0\t192.0.2.255\t24\t1550\tEXAMPLE\tZZ\tabuse@example.net\n203.0.113.0\t203.0.113.255\t24\t310\t\t\t\n',
  )
  expect(read.entries).toEqual(['192.0.2.0/24 | EXAMPLE, 1550 attacks', '203.0.113.0/24 | 310 attacks'])
  expect(read.dataDateMs).toBe(Date.UTC(2026, 10, 1, 20, 45, 40))
})

test.each<[FeedFormatName, string, string[]]>([
  [
    'sections',
    '#Spamhaus DROP Nets\n192.0.2.0/24\n# Feodo\n203.0.113.1\n',
    ['192.0.2.0/24 | Spamhaus DROP Nets', '203.0.113.1/32 | Feodo'],
  ],
  [
    'tor-exits',
    '192.0.2.7\nExitNode 00\nPublished 2026-11-01 00:00:00\nLastStatus x\nExitAddress 198.51.100.9 2026-11-01 00:00:00\n',
    ['192.0.2.7/32', '198.51.100.9/32'],
  ],
  [
    'pipes',
    '# x\n64500   |  EXAMPLE  |   192.0.2.53  |  2026-01-01 00:00:00  |  smtpgreet\n',
    ['192.0.2.53/32 | smtpgreet, seen 2026-01-01 00:00:00 UTC'],
  ],
  [
    'address-csv',
    '# x\nAddress,Tags\n192.0.2.83,"smtp,telnet"\n203.0.113.5,ftp\n',
    ['192.0.2.83/32 | smtp,telnet', '203.0.113.5/32 | ftp'],
  ],
  [
    'range-csv',
    '192.0.2.0,192.0.2.255,ZZ\n2001:db8::,2001:db8:ffff:ffff:ffff:ffff:ffff:ffff,ZZ\n',
    ['192.0.2.0/24 | ZZ', '2001:db8::/32 | ZZ'],
  ],
  [
    'integer-csv',
    '"3221225984","3221226239","ZZ","Example"\n"42540766411282592856903984951653826560","42540766490510755371168322545197776895","-","-"\n',
    ['192.0.2.0/24 | ZZ, Example', '2001:db8::/32'],
  ],
  ['p2p', 'Example: with colon:198.51.100.0-198.51.100.127\n', ['198.51.100.0/25 | Example: with colon']],
  [
    'iana-special',
    'Address Block,Name,RFC\n"192.0.0.170/32, 192.0.0.171/32",NAT64 Discovery,"[RFC8880]\n[RFC7050]",2013-02\n192.88.99.0/24 [2],Deprecated,[RFC7526],x\n',
    [
      '192.0.0.170/32 | RFC8880 RFC7050 | NAT64 Discovery',
      '192.0.0.171/32 | RFC8880 RFC7050 | NAT64 Discovery',
      '192.88.99.0/24 | RFC7526 | Deprecated',
    ],
  ],
  [
    'iana-space',
    'Prefix,Designation,Date,WHOIS,RDAP,Status [1],Note\n003/8,Administered by ARIN,1994-05,w,r,LEGACY,\n',
    ['3.0.0.0/8 | Administered by ARIN, LEGACY'],
  ],
  [
    'delegated',
    '2|arin|20261101|3|19830101|20261101|+0000\narin|*|ipv4|*|2|summary\narin|ZZ|ipv4|192.0.2.0|768|20150101|allocated|dead\narin||ipv6|2001:db8::|32||available|\n',
    ['192.0.2.0-192.0.4.255 | arin | allocated, 20150101', '2001:db8::/32 | arin | available'],
  ],
  [
    'range-asn',
    '192.0.2.0\t192.0.2.255\t64500\tZZ\tEXAMPLE-NET\n198.51.100.0\t198.51.100.255\t0\tNone\tNot routed\n',
    ['192.0.2.0/24 | AS64500 | EXAMPLE-NET'],
  ],
  ['prefix-asn', '198.51.100.0\t24\t64500_64501\n', ['198.51.100.0/24 | AS64500 AS64501']],
  [
    'origin-prefix',
    '% x\n64500\t192.0.2.0/24\t310\n{64500,64501}\t203.0.113.0/24\t12\n64502\t198.51.100.0/24\t3\n',
    ['192.0.2.0/24 | AS64500', '203.0.113.0/24 | AS64500 AS64501'],
  ],
  [
    'routes-json',
    '{"CIDR":"192.0.2.0/24","ASN":64500,"Hits":312}\n{"CIDR":"2001:db8::/32","ASN":64501,"Hits":3}\n',
    ['192.0.2.0/24 | AS64500'],
  ],
  [
    'route-objects',
    '# dump\nroute:          192.0.2.0/24\ndescr:          old\n                words\norigin:         AS64500 # ours\nmnt-by:         EXAMPLE-MNT\nlast-modified:  2024-03-01T10:00:00Z\nsource:         RADB\n\nperson:         Somebody\nsource:         RADB\n\nroute6:         2001:db8::/32\r\norigin:         as64501\r\n',
    ['192.0.2.0/24 | AS64500 | EXAMPLE-MNT, RADB, 2024-03-01', '2001:db8::/32 | AS64501 | , ,'],
  ],
  [
    'vrp-json',
    '{"metadata":{"generated":1790000000},"roas":[{"asn":64500,"prefix":"192.0.2.0/24","maxLength":24,"ta":"ripe"},{"asn":"AS0","prefix":"2001:db8::/32"}],"aspas":[{"customer_asid":64500,"providers":[1]}]}',
    ['192.0.2.0/24 | AS64500 | /24, ripe', '2001:db8::/32 | AS0 | /32'],
  ],
  [
    'transfers-json',
    `{"version":{"stats_version":"4.0","producer":"ARIN","production_date":"2026-01-01T00:00:00Z"},"transfers":[
{"transfer_date":"2025-06-01T00:00:00Z","type":"RESOURCE_TRANSFER","source_rir":"ARIN","recipient_rir":"RIPE NCC","source_organization":{"name":"EXAMPLE {OLD}"},"recipient_organization":{"name":"EXAMPLE-NEW"},"ip4nets":{"transfer_set":[{"start_address":"192.000.002.000","end_address":"192.000.002.255"}]}},
{"type":"MERGER_ACQUISITION","ip4nets":[{"original_set":[{"start_address":"198.51.100.0","end_address":"198.51.100.255"}],"transfer_set":[{"start_address":"198.51.100.0","end_address":"198.51.100.127"}]}],"ip6nets":{"transfer_set":[{"start_address":"2001:db8::","end_address":"2001:db8:0:ffff:ffff:ffff:ffff:ffff"}]}},
{"asns":{"transfer_set":[{"start":64500,"end":64500}]}}]}`,
    [
      '192.0.2.0/24 | 2025-06-01 | resource transfer: EXAMPLE {OLD} (ARIN) to EXAMPLE-NEW (RIPE NCC)',
      '198.51.100.0/25 | merger acquisition: a holder not named to a holder not named',
      '2001:db8::/48 | merger acquisition: a holder not named to a holder not named',
    ],
  ],
  [
    'cloud-json',
    '{"prefixes":[{"ip_prefix":"192.0.2.0/24","region":"zz-1","service":"AMAZON"},\n{"ipv6Prefix":"2001:db8:77::/48"}]}',
    ['192.0.2.0/24 | AMAZON, zz-1', '2001:db8:77::/48'],
  ],
  [
    'own',
    'network;note\n192.0.2.0/24;ours\n198.51.100.1,198.51.100.9,lab\n"203.0.113.5","x"\n203.0.113.8-203.0.113.11\n203.0.113.64/26 words here\nOld owner:192.0.2.8-192.0.2.15\n',
    [
      '192.0.2.0/24 | ours',
      '198.51.100.1-198.51.100.9 | lab',
      '203.0.113.5/32 | x',
      '203.0.113.8/30',
      '203.0.113.64/26 | words here',
      '192.0.2.8/29 | Old owner',
    ],
  ],
])('%s', async (format, text, entries) => {
  const read = await readText(format, text)
  expect(read.entries).toEqual(entries)
  expect(read.badLines).toBe(0)
})

test('AS numbers in CSV, headings left out', async () => {
  expect((await readText('asn-csv', 'ASN,Entity\n64500,"EXAMPLE, Inc."\nAS64501,Two\nx,y\n')).asns).toEqual([
    '64500 EXAMPLE, Inc.',
    '64501 Two',
  ])
})

test('an unclosed quote costs twenty lines at most', async () => {
  const rest = Array.from({ length: 25 }, (_, i) => `192.0.2.${i},x`).join('\n')
  const read = await readText('address-csv', `198.51.100.1,"open\n${rest}\n`)
  expect(read.problems[0]?.reason).toBe('a quote is opened and never closed')
  expect(read.entries.at(-1)).toBe('192.0.2.24/32 | x')
})

test('a page in place of data is known as one', async () => {
  const read = await readText('lines', '<!DOCTYPE html>\n<p>192.0.2.1</p>\n192.0.2.1\n')
  expect(read).toMatchObject({ markup: true, count: 0, badLines: 0 })
})

test('reading stops when asked to', async () => {
  const stop = new AbortController()
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (let i = 0; ; i++) {
      if (i === 3) stop.abort()
      yield new TextEncoder().encode('192.0.2.1\n')
    }
  }
  const read = readFeed(endless(), formatNamed('lines'), { entry: () => {} }, stop.signal)
  await expect(read).rejects.toThrow(/abort/i)
})

test('addresses that map IPv4 count as IPv4, as long as their prefix length lies in it', async () => {
  const read = await readText(
    'lines',
    '::ffff:192.0.2.0/120\n::ffff:192.0.2.9\n::FFFF:C000:0200/121\n::ffff:0:0/96\n::ffff:192.0.2.0/129\n',
  )
  expect(read.entries).toEqual(['192.0.2.0/24', '192.0.2.9/32', '192.0.2.0/25', '::ffff:0:0/96'])
  expect(read.problems.map(({ line }) => line)).toEqual([5])
})

test('words after a dash are words, addresses after a dash are the end of a range', async () => {
  const read = await readText(
    'lines',
    '192.0.2.0/24 - example\n192.0.2.0 - fe\n198.51.100.9 - 198.51.100.1\n2001:db8:: - 2001:db8::f\n',
  )
  expect(read.entries).toEqual(['192.0.2.0/24', '192.0.2.0/32', '2001:db8::/124'])
  expect(read.problems.map(({ line }) => line)).toEqual([3])
})

test('the summaries of a delegation file promise its records, and its last day dates it', async () => {
  const read = await readText(
    'delegated',
    '2|ripencc|1790000000|99|19830705|20261030|+0100\nripencc|*|ipv4|*|2|summary\nripencc|*|asn|*|1|summary\nripencc|DE|ipv4|192.0.2.0|256|20150101|allocated|x\n',
  )
  expect(read).toMatchObject({ promised: 3, count: 1, dataDateMs: Date.UTC(2026, 9, 30) })
})

test('a JSON document without line ends is read record by record, and a cut one is known by its end', async () => {
  const many = Array.from(
    { length: 3000 },
    (_, i) => `{"asn":${64500 + (i % 9)},"prefix":"10.${i >> 8}.${i & 255}.0/24"}`,
  )
  const text = `{"roas":[${many.join(',')}]}`
  const whole = await readText('vrp-json', text)
  expect(whole).toMatchObject({ count: 3000, badLines: 0, ended: true, lines: 1 })
  const cut = await readText('vrp-json', text.slice(0, 90_000))
  expect(cut.count).toBeGreaterThan(1000)
  expect(cut).toMatchObject({ badLines: 0, ended: false })
})

test('what is wrong with a record is told with the line that it begins on', async () => {
  const read = await readText(
    'vrp-json',
    '{"roas":[\n{"asn":64500,"prefix":"192.0.2.0/24"},\n{"asn":"many",\n"prefix":"192.0.2.0/24"},\n{"a":"}",oops},\n{"asn":64501,"prefix":"192.0.2.0/33"}\n]}',
  )
  expect(read.entries).toEqual(['192.0.2.0/24 | AS64500 | /24'])
  expect(read.problems.map(({ line }) => line)).toEqual([3, 5, 6])
})

test.each(['<!doctype html><title>Sorry</title>', '  \n<html>'])('a page is no document', async (text) => {
  expect(await readText('transfers-json', text)).toMatchObject({ markup: true, count: 0 })
})

test('UTF-16 is read where its mark says so', async () => {
  const bytes = Buffer.concat([
    Buffer.from([0xff, 0xfe]),
    Buffer.from('192.0.2.0/24\r\n198.51.100.7\r\n', 'utf16le'),
  ])
  for (const [mark, some] of [
    ['little', bytes],
    ['big', Buffer.from(bytes).swap16()],
  ] as const) {
    async function* source() {
      for (const byte of some) yield Uint8Array.of(byte)
    }
    const entries: string[] = []
    await readFeed(source(), formatNamed('lines'), { entry: (range) => void entries.push(written(range)) })
    expect([mark, entries]).toEqual([mark, ['192.0.2.0/24', '198.51.100.7/32']])
  }
})
