import packet from 'dns-packet'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DnsRecord, Rcode } from '../../../shared/domain/dns-answer.ts'
import { encodeQuery } from './encode-query.ts'
import { encodeReply } from './encode-reply.ts'
import { fuzzResponses } from './fuzz-responses.test-support.ts'
import { answersQuery, isFromNameServer, readMessage } from './read-message.ts'

const name = '7.113.0.203.bl.example.test'
const query = encodeQuery({ name, type: 'A' }, 0x1234, true)

const octet = fc.integer({ min: 0, max: 255 })
const ttlSeconds = fc.integer({ min: 0, max: 0x7fffffff })
const a = fc
  .tuple(fc.constantFrom(name, 'other.example.test'), octet, octet, ttlSeconds)
  .map(
    ([owner, x, y, ttl]): DnsRecord => ({ name: owner, type: 'A', ttlSeconds: ttl, data: `127.${x}.0.${y}` }),
  )
const txt = fc
  .tuple(fc.string({ maxLength: 300, unit: 'grapheme' }), ttlSeconds)
  .map(([data, ttl]): DnsRecord => ({ name, type: 'TXT', ttlSeconds: ttl, data }))
const alias = ttlSeconds.map(
  (ttl): DnsRecord => ({ name, type: 'CNAME', ttlSeconds: ttl, data: 'other.example.test' }),
)
const ns = ttlSeconds.map(
  (ttl): DnsRecord => ({ name: 'bl.example.test', type: 'NS', ttlSeconds: ttl, data: 'ns.example' }),
)
const records = (of: fc.Arbitrary<DnsRecord>) => fc.array(of, { maxLength: 6 })
const rcode = fc.constantFrom<Rcode>('NOERROR', 'SERVFAIL', 'REFUSED', 'FORMERR', 'NOTIMP')

describe('a reply', () => {
  test('is read as it was written, whatever records it holds', () => {
    fc.assert(
      fc.property(
        rcode,
        records(fc.oneof(a, txt, alias)),
        records(ns),
        fc.boolean(),
        (code, answers, authorities, aa) => {
          const message = {
            rcode: code,
            authoritative: aa,
            truncated: false,
            answers,
            authorities,
            additionals: [],
            negativeTtlSeconds: null,
          }
          expect(readMessage(encodeReply(query, message), query)).toEqual(message)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('that says no tells for how long, whatever else stands around its SOA', () => {
    const soa = (ttl: number): DnsRecord => ({
      name: 'bl.example.test',
      type: 'SOA',
      ttlSeconds: ttl,
      data: 'ns.bl.example.test',
    })
    fc.assert(
      fc.property(
        fc.constantFrom<Rcode>('NXDOMAIN', 'NOERROR'),
        records(ns),
        records(ns),
        ttlSeconds,
        (code, before, after, ttl) => {
          const read = (authorities: readonly DnsRecord[]) =>
            readMessage(
              encodeReply(query, {
                rcode: code,
                authoritative: true,
                truncated: false,
                answers: [],
                authorities,
                additionals: [],
              }),
              query,
            )
          // The last field of the SOA that is written here is 60 (RFC 2308 §5: the lower of both).
          expect(read([...before, soa(ttl), ...after])?.negativeTtlSeconds).toBe(Math.min(ttl, 60))
          expect(read([...before, ...after])?.negativeTtlSeconds).toBeNull()
        },
      ),
      { numRuns: 200 },
    )
  })

  test('of plain addresses is the same by the short way and by the codec', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(octet, octet), { minLength: 1, maxLength: 20 }), (pairs) => {
        const record = (x: number, y: number): Buffer =>
          Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 1, 0, 0, 4, 127, x, 0, y])
        const packet = Buffer.concat([query, ...pairs.map(([x, y]) => record(x, y))])
        packet.writeUInt16BE(0x8400, 2)
        packet.writeUInt16BE(pairs.length, 6)
        const answers = pairs.map(([x, y]) => ({ name, type: 'A', ttlSeconds: 256, data: `127.${x}.0.${y}` }))
        expect(readMessage(packet, query)?.answers).toEqual(answers)
      }),
    )
  })

  test('that is spoilt anywhere is read or refused, never thrown about, and never grows', () => {
    const written = fc
      .tuple(rcode, records(fc.oneof(a, txt, alias)), records(ns))
      .map(([code, answers, authorities]) =>
        encodeReply(query, {
          rcode: code,
          authoritative: true,
          truncated: false,
          answers,
          authorities,
          additionals: [],
        }),
      )
    const spoilt = fc.array(fc.tuple(fc.nat(), octet), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(written, spoilt, fc.nat(), (packet, changes, cut) => {
        const bytes = Buffer.from(packet)
        for (const [at, value] of changes) bytes[at % bytes.length] = value
        const short = cut % 4 === 0 ? bytes.subarray(0, cut % (bytes.length + 1)) : bytes
        if (!answersQuery(query, short)) return
        const message = readMessage(short, query)
        expect(message?.answers.length ?? 0).toBeLessThanOrEqual(short.readUInt16BE(6))
      }),
      { numRuns: 20_000 },
    )
  })
})

describe('a query', () => {
  test('is answered by its own reply only', () => {
    fc.assert(
      fc.property(fc.nat(query.length - 1), octet, (at, value) => {
        const reply = encodeReply(query, {
          rcode: 'NXDOMAIN',
          authoritative: true,
          truncated: false,
          answers: [],
          authorities: [],
          additionals: [],
        })
        const before = reply[at] as number
        reply[at] = value
        const sameLetter = at >= 12 && (before ^ value) === 0x20 && /[a-z]/i.test(String.fromCharCode(value))
        const elsewhere = at === 2 ? (value & 0xf8) === 0x80 : at === 3 || (at >= 6 && at < 12)
        expect(answersQuery(query, reply)).toBe(before === value || sameLetter || elsewhere)
      }),
      { numRuns: 3000 },
    )
  })

  test.each([
    'a..b',
    '.a',
    'a.',
    'ä.example',
    'a b.example',
    `${'x'.repeat(64)}.example`,
    'x.'.repeat(127) + 'y',
  ])('%s fits no packet', (unfit) => {
    expect(() => encodeQuery({ name: unfit, type: 'A' }, 1, true)).toThrow('fits no DNS packet')
  })

  test('may be about the root', () => {
    expect(encodeQuery({ name: '', type: 'NS' }, 1, false).toString('hex')).toBe(
      '0001000000010000000000000000020001',
    )
  })
})

test('a hundred thousand broken responses: none throws, none is read as what the codec does not find', () => {
  const { counts, problems } = fuzzResponses(100_000, 7)
  expect(problems).toEqual([])
  for (const kind of ['ignored', 'malformed', 'truncated', 'read'] as const) {
    expect(counts[kind]).toBeGreaterThan(1000)
  }
})

test('mail exchanges come with the preferred first, whatever the order they travel in', () => {
  const exchange = (preference: number, host: string) =>
    ({
      type: 'MX',
      name: 'example.test',
      ttl: 60,
      data: { preference, exchange: host },
    }) as const
  const bytes = packet.encode({
    type: 'response',
    id: 1,
    flags: 0,
    questions: [{ type: 'MX', name: 'example.test' }],
    answers: [exchange(20, 'b.example'), exchange(5, 'a.example'), exchange(100, 'c.example')],
  })
  const read = readMessage(Buffer.from(bytes), encodeQuery({ name: 'example.test', type: 'MX' }, 1, true))
  expect(read?.answers.map(({ data }) => data)).toEqual(['a.example', 'b.example', 'c.example'])
})

test('a name server answers for itself and does not offer to ask others', () => {
  const reply = Buffer.from(query)
  for (const [flags, expected] of [
    [0x8400, true],
    [0x8500, true],
    [0x8403, true],
    [0x8480, false],
    [0x8180, false],
    [0x8005, false],
  ] as const) {
    reply.writeUInt16BE(flags, 2)
    expect(isFromNameServer(reply)).toBe(expected)
  }
})
