import { afterEach, describe, expect, test } from 'vitest'
import type { DnsRecord } from '../../../shared/domain/dns-answer.ts'
import { createDnsClient } from './dns-client.ts'
import { startNameServer } from './name-server.ts'
import type { Reaction, Responder } from './name-server-port.ts'
import { RouteCache, routeFinder } from './route-finder.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const record = (name: string, type: string, data: string): DnsRecord => ({ name, type, data, ttlSeconds: 60 })
const answers = (...records: DnsRecord[]): Reaction => ({ kind: 'reply', rcode: 'NOERROR', answers: records })
const nodata = (zone: string): Reaction => ({
  kind: 'reply',
  rcode: 'NOERROR',
  authorities: [record(zone, 'SOA', `ns.${zone}`)],
})
const nxdomain: Reaction = { kind: 'reply', rcode: 'NXDOMAIN' }

async function finder(kind: 'direct' | 'resolver', table: Readonly<Record<string, Reaction>>) {
  const asked: string[] = []
  const respond: Responder = ({ name, type }) => {
    asked.push(`${name} ${type}`)
    return table[`${name} ${type}`] ?? nxdomain
  }
  const server = await startNameServer({ address: '127.0.0.1', port: 0, respond })
  const dns = createDnsClient()
  closers.push(
    () => server.close(),
    () => dns.close(),
  )
  const path = { kind, servers: [] }
  const clock = { nowMs: 0 }
  const cache = new RouteCache(() => clock.nowMs)
  return {
    find: routeFinder({ dns, path, resolvers: [server.endpoint], port: 5353, cache }),
    asked,
    server,
    clock,
  }
}

const list = { zone: 'bl.example.test', servers: [] }

describe('direct', () => {
  test('asks every name server of the zone, without recursion', async () => {
    const { find } = await finder('direct', {
      'bl.example.test NS': answers(
        record('bl.example.test', 'NS', 'ns1.example.test'),
        record('bl.example.test', 'NS', 'ns2.example.test'),
      ),
      'ns1.example.test A': answers(record('ns1.example.test', 'A', '127.0.0.11')),
      'ns2.example.test AAAA': answers(record('ns2.example.test', 'AAAA', '2001:db8::2')),
    })
    expect(await find(list)).toEqual({
      kind: 'servers',
      recursionDesired: false,
      servers: [
        { address: '127.0.0.11', port: 5353 },
        { address: '2001:db8::2', port: 5353 },
      ],
    })
  })

  test('climbs to the zone around a list without a cut of its own', async () => {
    const { find } = await finder('direct', {
      'bl.example.test NS': nodata('example.test'),
      'example.test NS': answers(record('example.test', 'NS', 'ns.example.test')),
      'ns.example.test A': answers(record('ns.example.test', 'A', '127.0.0.12')),
    })
    expect(await find(list)).toMatchObject({ servers: [{ address: '127.0.0.12', port: 5353 }] })
  })

  test('a zone that does not exist is told from one nobody can reach', async () => {
    const gone = await finder('direct', {})
    expect(await gone.find(list)).toMatchObject({ kind: 'none', zoneExists: false })
    const broken = await finder('direct', { 'bl.example.test NS': { kind: 'reply', rcode: 'SERVFAIL' } })
    expect(await broken.find(list)).toMatchObject({ kind: 'none', zoneExists: true })
  })

  test('name servers without address lead nowhere', async () => {
    const { find } = await finder('direct', {
      'bl.example.test NS': answers(record('bl.example.test', 'NS', 'ns1.example.test')),
    })
    expect(await find(list)).toMatchObject({ kind: 'none', zoneExists: true })
  })

  const served = {
    'bl.example.test NS': answers(record('bl.example.test', 'NS', 'ns1.example.test')),
    'ns1.example.test A': answers(record('ns1.example.test', 'A', '127.0.0.11')),
    'ns1.example.test AAAA': answers(record('ns1.example.test', 'AAAA', '2001:db8::1')),
  }

  test('each zone is looked up once, and again when its records have lived', async () => {
    const { find, asked, clock } = await finder('direct', served)
    await Promise.all([find(list), find(list)])
    await find(list)
    expect(asked).toHaveLength(3)
    clock.nowMs += 61_000
    await find(list)
    expect(asked).toHaveLength(6)
  })

  test('a look-up that failed is tried again', async () => {
    const { find, asked } = await finder('direct', {})
    await find(list)
    await find(list)
    expect(asked).toEqual(['bl.example.test NS', 'bl.example.test NS'])
  })

  test('a name server is asked on both families, IPv4 first', async () => {
    const { find } = await finder('direct', served)
    const route = await find(list)
    const addresses = route.kind === 'servers' ? route.servers.map(({ address }) => address) : []
    expect(addresses).toEqual(['127.0.0.11', '2001:db8::1'])
  })

  test('glue saves the look-up of addresses', async () => {
    const delegation = record('bl.example.test', 'NS', 'ns1.example.test')
    const { find, asked } = await finder('direct', {
      'bl.example.test NS': {
        kind: 'reply',
        rcode: 'NOERROR',
        answers: [delegation],
        additionals: [record('ns1.example.test', 'A', '127.0.0.12')],
      },
    })
    expect(await find(list)).toMatchObject({ servers: [{ address: '127.0.0.12', port: 5353 }] })
    expect(asked).toEqual(['bl.example.test NS'])
  })
})

test('a resolver path goes through the resolvers', async () => {
  const { find, server } = await finder('resolver', {})
  expect(await find(list)).toEqual({ kind: 'servers', servers: [server.endpoint], recursionDesired: true })
})

test('servers of the list’s own win over any path', async () => {
  const { find, asked } = await finder('direct', {})
  const route = await find({ ...list, servers: ['127.0.0.1:5301', '[::1]:5302'] })
  expect(route).toMatchObject({
    servers: [
      { address: '127.0.0.1', port: 5301 },
      { address: '::1', port: 5302 },
    ],
  })
  expect(asked).toEqual([])
})
