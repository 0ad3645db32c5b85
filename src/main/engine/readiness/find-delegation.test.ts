import { describe, expect, test } from 'vitest'
import { parseBlock } from '../../../shared/domain/block.ts'
import type { DnsAnswer, DnsRecord, Rcode } from '../../../shared/domain/dns-answer.ts'
import type { Ask } from './ask.ts'
import { type AskServer, findDelegation, reverseZonesOf } from './find-delegation.ts'

const block = (text: string) => {
  const parsed = parseBlock(text)
  if (!parsed.ok) throw new Error(parsed.problem)
  return parsed.block
}

function reply(rcode: Rcode, answers: readonly DnsRecord[] = []): DnsAnswer {
  return {
    kind: 'response',
    rcode,
    authoritative: false,
    answers,
    authorities: [],
    additionals: [],
    server: { address: '127.0.0.1', port: 53 },
    transport: 'udp',
    milliseconds: 1,
    queries: 1,
  }
}

const record = (name: string, type: string, data: string): DnsRecord => ({ name, type, ttlSeconds: 60, data })
const zone = '113.0.203.in-addr.arpa'

describe('the zones of a block', () => {
  test.each([
    ['203.0.113.16/28', ['113.0.203.in-addr.arpa']],
    ['203.0.112.0/23', ['112.0.203.in-addr.arpa', '113.0.203.in-addr.arpa']],
    ['203.0.112.200-203.0.113.20', ['112.0.203.in-addr.arpa', '113.0.203.in-addr.arpa']],
    ['2001:db8::/48', ['0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa']],
    ['2001:db8:1:2::/64', ['2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa']],
  ])('%s', (text, zones) => expect(reverseZonesOf(block(text))).toEqual(zones))

  test('a large block is looked at in part', () =>
    expect(reverseZonesOf(block('198.18.0.0/15'))).toHaveLength(16))
})

const look = (ask: Ask, askServer: AskServer) =>
  findDelegation(zone, { ask, askServer, probe: 'no-such-name' })

describe('who serves a zone', () => {
  const ask: Ask = async (name, type) => {
    if (type === 'NS')
      return reply('NOERROR', [record(zone, 'NS', 'ns1.example.net'), record(zone, 'NS', 'NS2.example.net')])
    if (name === 'ns1.example.net') return reply('NOERROR', [record(name, 'A', '192.0.2.1')])
    if (name === 'ns2.example.net') return reply('NOERROR', [record(name, 'A', '192.0.2.2')])
    return reply('NXDOMAIN')
  }

  test('a server that does not answer with authority is lame; one that is silent is not called so', async () => {
    const found = await look(ask, async ({ address }) => address === '192.0.2.1')
    expect(found).toEqual({
      zone,
      state: 'delegated',
      servers: ['ns1.example.net', 'ns2.example.net'],
      lame: ['ns2.example.net'],
      wildcard: false,
    })
    const silent = await look(ask, async () => null)
    expect(silent.lame).toEqual([])
  })

  test('a name server without an address is lame', async () => {
    const nameless: Ask = async (name, type) =>
      type === 'NS' ? reply('NOERROR', [record(name, 'NS', 'gone.example.net')]) : reply('NXDOMAIN')
    expect((await look(nameless, async () => true)).lame).toEqual(['gone.example.net'])
  })

  test.each([
    ['NXDOMAIN', 'absent'],
    ['NOERROR', 'served-by-parent'],
    ['SERVFAIL', 'unknown'],
    ['REFUSED', 'unknown'],
  ] as const)('%s is %s', async (rcode, state) => {
    expect(
      (
        await look(
          async () => reply(rcode),
          async () => true,
        )
      ).state,
    ).toBe(state)
  })
})

test('a name server with an IPv6 address alone is asked there, and lame only when it does not know', async () => {
  const six: Ask = async (name, type) => {
    if (type === 'NS') return reply('NOERROR', [record(zone, 'NS', 'ns6.example.net')])
    return type === 'AAAA' && name === 'ns6.example.net'
      ? reply('NOERROR', [record(name, 'AAAA', '2001:db8::53')])
      : reply('NOERROR')
  }
  const asked: string[] = []
  const knows =
    (answer: boolean) =>
    async ({ address }: { address: string }) => {
      asked.push(address)
      return answer
    }
  expect((await look(six, knows(true))).lame).toEqual([])
  expect((await look(six, knows(false))).lame).toEqual(['ns6.example.net'])
  expect(asked).toEqual(['2001:db8::53', '2001:db8::53'])
})

test.each([
  ['a zone that has a name for anything is a wildcard', reply('NOERROR', [record('', 'PTR', 'x')]), true],
  ['one that has none is none', reply('NXDOMAIN'), false],
  ['no answer leaves it open', reply('SERVFAIL'), undefined],
])('%s', async (_, answer, wildcard) => {
  const ask: Ask = async (name, type) => {
    if (type === 'NS') return reply('NOERROR')
    expect([name, type]).toEqual([`no-such-name.${zone}`, 'PTR'])
    return answer.kind === 'response' && answer.answers.length > 0
      ? reply('NOERROR', [record(name, 'PTR', 'pool.example.net')])
      : answer
  }
  const found = await look(ask, async () => null)
  expect(found.state).toBe('served-by-parent')
  expect(found.wildcard).toBe(wildcard)
})
