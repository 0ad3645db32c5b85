import { describe, expect, test } from 'vitest'
import { formatBlock } from '../../../shared/domain/block.ts'
import { shippedBootstrap } from './bootstrap.ts'
import { findChain } from './find-chain.ts'
import { findChildren } from './find-children.ts'
import type { NetworkReply } from './found-network.ts'
import { NetworkFinder, smallestCidrAround } from './network-finder.ts'
import type { RdapReply } from './rdap-client.ts'
import {
  blockOf,
  memoryCache,
  rdapObject,
  type ScriptedNetwork,
  scriptedRdap,
  shippedRirs,
} from './registry-world.test-support.ts'
import type { WhoisPort } from './whois-port.ts'

const tree: readonly ScriptedNetwork[] = [
  { at: '198.51.0.0/16', type: 'DIRECT ALLOCATION', handle: 'NET-TOP' },
  { at: '198.51.96.0/20', type: 'REALLOCATION', handle: 'NET-MIDDLE' },
  { at: '198.51.100.0/24', type: 'REASSIGNMENT', handle: 'NET-OWN' },
  { at: '198.51.100.128/26', type: 'REASSIGNMENT', handle: 'NET-CHILD' },
]
const silent: WhoisPort = { ask: async () => ({ kind: 'failure', cause: 'unreachable' }) }

function finderOn(
  rdap: ReturnType<typeof scriptedRdap>,
  change: { whois?: WhoisPort; named?: { rdap: string | null; whois: string | null } | null } = {},
) {
  const rirs = shippedRirs()
  const cache = memoryCache()
  const { whois = silent, named = null } = change
  return {
    cache,
    finder: new NetworkFinder({ rdap, whois, cache, rirs, bootstrap: shippedBootstrap(rirs), named }),
  }
}

async function networkAt(finder: NetworkFinder, text: string) {
  const reply = await finder.find(blockOf(text))
  if (reply.kind !== 'network') throw new Error(JSON.stringify(reply))
  return reply as Extract<NetworkReply, { kind: 'network' }>
}

describe('finding a network', () => {
  test('asks the server that the bootstrap names', async () => {
    const rdap = scriptedRdap(tree)
    const { finder } = finderOn(rdap)
    expect((await networkAt(finder, '198.51.100.16/28')).found.network).toMatchObject({
      handle: 'NET-OWN',
      level: 'assignment',
      source: 'https://rdap.arin.net/registry/ip/198.51.100.16/28',
    })
  })

  test('what was learned answers larger questions inside the same network, never smaller ones', async () => {
    const rdap = scriptedRdap(tree)
    const { finder } = finderOn(rdap)
    await networkAt(finder, '198.51.100.16/28')
    await networkAt(finder, '198.51.100.0/25')
    await networkAt(finder, '198.51.100.0/24')
    expect(rdap.asked).toHaveLength(1)
    expect((await networkAt(finder, '198.51.100.130')).found.network.handle).toBe('NET-CHILD')
    expect(rdap.asked).toHaveLength(2)
  })

  test('an answer that does not hold the block is no answer', async () => {
    const wrong = (url: string): RdapReply => ({
      kind: 'object',
      url,
      value: rdapObject({ at: '203.0.113.0/24' }),
    })
    const { finder, cache } = finderOn(scriptedRdap([], wrong))
    expect(await finder.find(blockOf('198.51.100.0/28'))).toMatchObject({
      kind: 'unknown',
      reason: expect.stringContaining('does not hold 198.51.100.0/28') as string,
    })
    expect(cache.kept).toEqual([])
  })

  test('a range that is no CIDR is found by its ends', async () => {
    const { finder } = finderOn(scriptedRdap([...tree, { at: '198.51.100.3-198.51.100.11', handle: 'ODD' }]))
    expect((await networkAt(finder, '198.51.100.4-198.51.100.9')).found.network.handle).toBe('ODD')
    expect((await networkAt(finder, '198.51.100.250-198.51.101.3')).found.network.handle).toBe('NET-MIDDLE')
  })

  test('404 is "not registered" and WHOIS is not asked; a failure turns to WHOIS', async () => {
    const questions: string[] = []
    const whois: WhoisPort = {
      ask: async ({ host, query }) => {
        questions.push(`${host} ${query}`)
        return {
          kind: 'text',
          text: 'NetRange: 198.51.0.0 - 198.51.255.255\nNetType: Direct Allocation\n\nNetRange: 198.51.100.0 - 198.51.100.255\nNetType: Reassigned\n\nNetRange: 198.51.100.0 - 198.51.100.3\nNetType: Reassigned',
        }
      },
    }
    const absent = finderOn(scriptedRdap([]), { whois })
    expect(await absent.finder.find(blockOf('198.51.100.0/28'))).toEqual({
      kind: 'not-registered',
      source: 'rdap',
    })
    const failing = finderOn(
      scriptedRdap([], () => ({ kind: 'failed', reason: 'rdap.arin.net did not answer in time.' })),
      { whois },
    )
    const reply = await networkAt(failing.finder, '198.51.100.0/28')
    expect(questions).toEqual(['whois.arin.net n + 198.51.100.0'])
    expect(formatBlock(reply.found.range)).toBe('198.51.100.0/24')
    expect(reply.above.map(({ range }) => formatBlock(range))).toEqual(['198.51.0.0/16'])
  })

  test('no answer from either is unknown, with both reasons', async () => {
    const { finder } = finderOn(
      scriptedRdap([], () => ({ kind: 'failed', reason: 'rdap.arin.net cannot be reached.' })),
    )
    expect(await finder.find(blockOf('198.51.100.0/28'))).toEqual({
      kind: 'unknown',
      reason: 'rdap.arin.net cannot be reached. WHOIS at whois.arin.net gave no answer either.',
    })
  })

  test('a server that the user named is asked alone', async () => {
    const rdap = scriptedRdap(tree)
    const whois: WhoisPort = { ask: () => Promise.reject(new Error('not to be asked')) }
    const { finder } = finderOn(rdap, { whois, named: { rdap: 'http://127.0.0.1:8080/rdap', whois: null } })
    expect((await networkAt(finder, '198.51.100.0/28')).found.network.source).toBe(
      'http://127.0.0.1:8080/rdap/ip/198.51.100.0/28',
    )
  })
})

describe('space that a registry handed on to another', () => {
  const handedOn = {
    at: '198.51.0.0/16',
    type: 'EARLY REGISTRATIONS, TRANSFERRED TO RIPE NCC',
    handle: 'NET-ERX',
  }
  const own = { at: '198.51.100.0/24', type: 'ASSIGNED PI', handle: 'EXAMPLE-PI' }
  const ripeKnows = (url: string): RdapReply | null =>
    url.startsWith('https://rdap.db.ripe.net/') ? { kind: 'object', url, value: rdapObject(own) } : null

  test('is looked up there, when it did not redirect', async () => {
    const { finder } = finderOn(scriptedRdap([handedOn], ripeKnows))
    const { found } = await networkAt(finder, '198.51.100.16/28')
    expect(found.network).toMatchObject({ handle: 'EXAMPLE-PI', level: 'direct' })
  })

  test('is looked up there by WHOIS too', async () => {
    const down = (url: string): RdapReply =>
      ripeKnows(url) ?? { kind: 'failed', reason: 'rdap.arin.net cannot be reached.' }
    const asked: string[] = []
    const whois: WhoisPort = {
      ask: async ({ host }) => {
        asked.push(host)
        const text = `NetRange: 198.51.0.0 - 198.51.255.255\nNetType: Early Registrations, Transferred to RIPE NCC\n`
        return { kind: 'text', text }
      },
    }
    const { finder } = finderOn(scriptedRdap([], down), { whois })
    expect((await networkAt(finder, '198.51.100.16/28')).found.network.handle).toBe('EXAMPLE-PI')
    expect(asked).toEqual(['whois.arin.net'])
  })

  test('is unknown when both send us to each other, or the other one is not known', async () => {
    const circle = { ...handedOn, type: 'ALLOCATED TO APNIC' }
    const { finder, cache } = finderOn(scriptedRdap([circle]))
    expect(await finder.find(blockOf('198.51.100.16/28'))).toEqual({
      kind: 'unknown',
      reason: '198.51.100.16/28 was handed on to APNIC, which was not asked.',
    })
    expect(cache.kept).toEqual([])
    const { finder: other } = finderOn(scriptedRdap([{ ...handedOn, type: 'Allocated to Somebody' }]))
    expect((await other.find(blockOf('198.51.100.16/28'))).kind).toBe('unknown')
  })
})

describe('the chain', () => {
  test('climbs to the network that its holder has from the registry, and no further', async () => {
    const rdap = scriptedRdap(tree)
    const { finder } = finderOn(rdap)
    const chain = await findChain(finder, await networkAt(finder, '198.51.100.16/28'))
    expect(chain.networks.map(({ network }) => network.handle)).toEqual(['NET-TOP', 'NET-MIDDLE', 'NET-OWN'])
    expect(chain).toMatchObject({ topReached: true, gap: null })
    expect(rdap.asked).toHaveLength(3)
  })

  test('follows a link upwards where there is one', async () => {
    const rdap = scriptedRdap([
      {
        at: '198.51.100.0/24',
        type: 'ASSIGNED PA',
        handle: 'OWN',
        links: [{ rel: 'up', href: 'https://rdap.arin.net/registry/ip/198.51.0.0/16' }],
      },
      { at: '198.51.0.0/16', type: 'ALLOCATED PA', handle: 'UP' },
    ])
    const { finder } = finderOn(rdap)
    const chain = await findChain(finder, await networkAt(finder, '198.51.100.0/28'))
    expect(chain.networks.map(({ network }) => network.handle)).toEqual(['UP', 'OWN'])
    expect(rdap.asked).toEqual(['/registry/ip/198.51.100.0/28', '/registry/ip/198.51.0.0/16'])
  })

  test('that breaks off says why, and a link to nowhere larger ends it', async () => {
    const rdap = scriptedRdap(tree, (url) =>
      url.endsWith('/23') ? { kind: 'failed', reason: 'Busy.' } : null,
    )
    const { finder } = finderOn(rdap)
    expect(await findChain(finder, await networkAt(finder, '198.51.100.0/28'))).toMatchObject({
      topReached: false,
      gap: expect.stringContaining('Busy.') as string,
    })
    const circle = scriptedRdap([
      {
        at: '198.51.100.0/24',
        links: [{ rel: 'up', href: 'https://rdap.arin.net/registry/ip/198.51.100.0/24' }],
      },
    ])
    const round = finderOn(circle).finder
    expect((await findChain(round, await networkAt(round, '198.51.100.0/28'))).networks).toHaveLength(1)
    expect(circle.asked).toHaveLength(2)
  })
})

describe('networks inside the block', () => {
  test('are found at four points when the registry lists none', async () => {
    const rdap = scriptedRdap(tree)
    const { finder } = finderOn(rdap)
    const own = await networkAt(finder, '198.51.100.0/24')
    const children = await findChildren(finder, blockOf('198.51.100.0/24'), own.found)
    expect(children).toMatchObject({ sought: 'sampled', gap: null })
    expect(children.networks.map(({ network }) => network.handle)).toEqual(['NET-CHILD'])
    expect(rdap.asked.length).toBeLessThanOrEqual(5)
  })

  test('are taken from the registry’s list where it offers one (RFC 9910)', async () => {
    const list = (url: string): RdapReply | null =>
      url.endsWith('/ips/rirSearch1/rdap-down/198.51.100.0/24')
        ? {
            kind: 'object',
            url,
            value: {
              ipSearchResults: [
                rdapObject({ at: '198.51.100.64/26', handle: 'A' }),
                { broken: true },
                rdapObject({ at: '198.51.100.0/28', handle: 'B' }),
                rdapObject({ at: '203.0.113.0/28', handle: 'ELSEWHERE' }),
              ],
            },
          }
        : null
    const rdap = scriptedRdap(
      [{ at: '198.51.0.0/16', type: 'ALLOCATED PA', rdapConformance: ['rdap_level_0', 'rirSearch1'] }],
      list,
    )
    const { finder } = finderOn(rdap)
    const around = await networkAt(finder, '198.51.100.0/24')
    const children = await findChildren(finder, blockOf('198.51.100.0/24'), around.found)
    expect(children.sought).toBe('listed')
    expect(children.networks.map(({ network }) => network.handle)).toEqual(['B', 'A'])
  })

  test('a list that the server refuses after all is replaced by four points', async () => {
    const rdap = scriptedRdap([{ at: '198.51.0.0/16', rdapConformance: ['rirSearch1'] }])
    const { finder } = finderOn(rdap)
    const around = await networkAt(finder, '198.51.100.0/24')
    expect((await findChildren(finder, blockOf('198.51.100.0/24'), around.found)).sought).toBe('sampled')
  })
})

test.each([
  ['192.0.2.3-192.0.2.9', '192.0.2.0/28'],
  ['192.0.2.0/24', '192.0.2.0/24'],
  ['192.0.2.7', '192.0.2.7/32'],
  ['192.0.2.255-192.0.3.0', '192.0.2.0/23'],
  ['2001:db8::1-2001:db8::2', '2001:db8::/126'],
])('the smallest CIDR around %s is %s', (text, expected) => {
  expect(formatBlock(smallestCidrAround(blockOf(text)))).toBe(expected)
})
