import { describe, expect, test } from 'vitest'
import { parseBlock } from '../../../shared/domain/block.ts'
import type { DnsAnswer, DnsRecord, Rcode } from '../../../shared/domain/dns-answer.ts'
import { targetsOf } from '../../../shared/domain/targets.ts'
import type { Ask } from './ask.ts'
import { findClassless, findDelegation, reverseZonesOf } from './find-delegation.ts'

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

describe('who serves a zone', () => {
  const ask: Ask = async (name, type) => {
    if (type === 'NS')
      return reply('NOERROR', [record(zone, 'NS', 'ns1.example.net'), record(zone, 'NS', 'NS2.example.net')])
    if (name === 'ns1.example.net') return reply('NOERROR', [record(name, 'A', '192.0.2.1')])
    if (name === 'ns2.example.net') return reply('NOERROR', [record(name, 'A', '192.0.2.2')])
    return reply('NXDOMAIN')
  }

  test('a server that does not answer with authority is lame; one that is silent is not called so', async () => {
    const found = await findDelegation(zone, ask, async ({ address }) => address === '192.0.2.1')
    expect(found).toEqual({
      zone,
      state: 'delegated',
      servers: ['ns1.example.net', 'ns2.example.net'],
      lame: ['ns2.example.net'],
    })
    const silent = await findDelegation(zone, ask, async () => null)
    expect(silent.lame).toEqual([])
  })

  test('a name server without an address is lame', async () => {
    const nameless: Ask = async (name, type) =>
      type === 'NS' ? reply('NOERROR', [record(name, 'NS', 'gone.example.net')]) : reply('NXDOMAIN')
    expect((await findDelegation(zone, nameless, async () => true)).lame).toEqual(['gone.example.net'])
  })

  test.each([
    ['NXDOMAIN', 'absent'],
    ['NOERROR', 'served-by-parent'],
    ['SERVFAIL', 'unknown'],
    ['REFUSED', 'unknown'],
  ] as const)('%s is %s', async (rcode, state) => {
    expect(
      (
        await findDelegation(
          zone,
          async () => reply(rcode),
          async () => true,
        )
      ).state,
    ).toBe(state)
  })
})

describe('classless delegation', () => {
  const alias: Ask = async (name) =>
    reply('NOERROR', [
      record(name, 'CNAME', '16.16/28.113.0.203.in-addr.arpa'),
      record('16.16/28.113.0.203.in-addr.arpa', 'PTR', 'mail.example.org'),
    ])

  test('is found behind the alias of the first address', async () => {
    const targets = targetsOf(block('203.0.113.16/28'), 64)
    expect(await findClassless(targets, alias)).toBe('16/28.113.0.203.in-addr.arpa')
    const plain: Ask = async (name) => reply('NOERROR', [record(name, 'PTR', 'mail.example.org')])
    expect(await findClassless(targets, plain)).toBeNull()
  })

  test('is not looked for in a /24 or in IPv6', async () => {
    expect(await findClassless(targetsOf(block('203.0.113.0/24'), 64), alias)).toBeNull()
    expect(await findClassless(targetsOf(block('2001:db8::/48'), 64), alias)).toBeNull()
  })
})
