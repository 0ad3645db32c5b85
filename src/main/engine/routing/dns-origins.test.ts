import { expect, test } from 'vitest'
import { type Block, formatBlock, parseBlock } from '../../../shared/domain/block.ts'
import type { DnsAnswer, Rcode } from '../../../shared/domain/dns-answer.ts'
import { dnsOrigins } from './dns-origins.ts'

const block = (text: string): Block => {
  const parsed = parseBlock(text)
  if (!parsed.ok) throw new Error(parsed.problem)
  return parsed.block
}
const server = { address: '127.0.0.1', port: 53 }
const response = (rcode: Rcode, texts: readonly string[] = []): DnsAnswer => ({
  kind: 'response',
  rcode,
  authoritative: false,
  answers: texts.map((data) => ({ name: 'x', type: 'TXT', ttlSeconds: 60, data })),
  authorities: [],
  additionals: [],
  server,
  transport: 'udp',
  milliseconds: 1,
  queries: 1,
})
const failure: DnsAnswer = { kind: 'failure', cause: 'timeout', server: null, milliseconds: 1, queries: 3 }

async function find(text: string, zone: Record<string, readonly string[] | Rcode | 'timeout'>) {
  const asked: string[] = []
  const source = dnsOrigins({
    dns: {
      ask: async ({ name }) => {
        asked.push(name)
        const found = zone[name] ?? 'NXDOMAIN'
        if (found === 'timeout') return failure
        return typeof found === 'string' ? response(found) : response('NOERROR', found)
      },
    },
    servers: [server],
    zone: 'asn.example.test',
    timeoutMs: 100,
    retries: 0,
    beforeSend: () => {},
  })
  return { reply: await source.find(block(text)), asked }
}

const name = '64500 | ZZ | arin | 2015-01-01 | EXAMPLE-NET, ZZ'

test('a /28 is found in its covering announcement, with one question and the name of the AS', async () => {
  const { reply, asked } = await find('198.51.100.16/28', {
    '16.100.51.198.origin.asn.example.test': [
      '64500 | 198.51.96.0/20 | ZZ | arin | 2015-01-01',
      '64499 | 198.51.0.0/16 | ZZ | arin | 2015-01-01',
    ],
    'AS64500.asn.example.test': [name],
  })
  expect(asked).toHaveLength(2)
  expect(reply).toMatchObject({
    kind: 'known',
    announcements: [{ asn: 64500, asName: 'EXAMPLE-NET, ZZ', asCountry: 'ZZ' }],
    gap: null,
  })
  expect(reply.kind === 'known' && reply.announcements.map(({ range }) => formatBlock(range))).toEqual([
    '198.51.96.0/20',
  ])
})

test('several origins of one prefix stay several', async () => {
  const { reply } = await find('198.51.100.0/24', {
    '0.100.51.198.origin.asn.example.test': ['64500 64501 | 198.51.100.0/24 | ZZ | x |'],
  })
  expect(reply.kind === 'known' && reply.announcements.map(({ asn }) => asn)).toEqual([64500, 64501])
})

test('a wider block is asked once per /24 that no answer covers yet, and parts without route are said', async () => {
  const { reply, asked } = await find('198.51.100.0/22', {
    '0.100.51.198.origin.asn.example.test': ['64500 | 198.51.100.0/23 | ZZ | x |'],
    '0.102.51.198.origin.asn.example.test': ['64501 | 198.51.102.0/24 | ZZ | x |'],
  })
  expect(asked.filter((one) => one.includes('origin'))).toHaveLength(3)
  expect(reply).toMatchObject({ gap: 'Parts of the block are not announced.' })
  expect(reply.kind === 'known' && reply.announcements.map(({ asn }) => asn)).toEqual([64500, 64501])
})

test('IPv6 asks the zone of its own', async () => {
  const { asked } = await find('2001:db8::/48', {})
  expect(asked[0]).toMatch(/^(0\.){20}.*8\.b\.d\.0\.1\.0\.0\.2\.origin6\.asn\.example\.test$/)
})

test('NXDOMAIN everywhere is "not announced"; no answer, a refusal or nonsense is unknown', async () => {
  const question = '0.100.51.198.origin.asn.example.test'
  expect((await find('198.51.100.0/24', {})).reply).toMatchObject({ kind: 'known', announcements: [] })
  for (const bad of [
    'timeout',
    'REFUSED',
    'SERVFAIL',
    ['Blocked. See your provider.'],
    ['64500 | 203.0.113.0/24 | ZZ | x |'],
  ] as const)
    expect((await find('198.51.100.0/24', { [question]: bad })).reply.kind).toBe('unknown')
})
