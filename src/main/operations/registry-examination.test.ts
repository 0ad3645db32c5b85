import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Scan } from '../../shared/domain/scan.ts'
import { readPracticeRegistry } from '../engine/practice/practice-registry.ts'
import type { HttpPort, HttpReply } from '../engine/registry/http-port.ts'
import { readRirs } from '../engine/registry/rir.ts'
import type { Context } from './context.ts'
import type { ExaminationInput } from './examination.ts'
import { openTestContext } from './open-context.test-support.ts'
import { practiceHttp } from './practice-http.ts'
import { silentRegistry } from './registry-access.test-support.ts'
import { registryExamination } from './registry-examination.ts'
import { routingExamination } from './routing-examination.ts'

const resource = (name: string): string =>
  readFileSync(path.join(import.meta.dirname, '../../../resources', name), 'utf8')
const rirs = readRirs(resource('registry/rirs.yaml'))

function input(
  context: Context,
  block: string,
  sources?: Partial<NonNullable<ExaminationInput['examine']['sources']>>,
): ExaminationInput {
  const all = { rdap: null, whois: null, asnZone: null, geolocation: null, country: null, ...sources }
  return {
    context,
    scan: {
      block,
      settings: { path: { kind: 'system', servers: [] }, timeoutMs: 100, retries: 0 },
    } as unknown as Scan,
    examine: {
      feeds: { kind: 'none' },
      registry: true,
      reverseDns: false,
      ...(sources ? { sources: all } : {}),
    },
    pace: { take: () => undefined },
    signal: new AbortController().signal,
  }
}

function practiceContext(): Context {
  const practice = readPracticeRegistry('practice-registry.yaml', resource('demo/practice-registry.yaml'))
  return openTestContext([], { registry: silentRegistry(practiceHttp(practice), { rirs, practice }) })
}

test.each([
  ['192.0.2.0/24', 'reassigned-to-seller', 2, 'valid'],
  ['198.51.100.0/24', 'reassigned-to-other', 2, 'not-found'],
  ['203.0.113.0/24', 'split-block', 2, 'invalid'],
])('the practice block %s is %s, %i networks deep, its route %s', async (block, state, depth, rpki) => {
  const context = practiceContext()
  context.store.offers.save(block, { provider: 'rookery-hosting.example', price: '', country: '', note: '' })
  const registry = await registryExamination.run(input(context, block))
  expect(registry).toMatchObject({ state, source: 'rdap', failure: null, gaps: [] })
  expect(registry.chain).toHaveLength(depth)
  expect(registry.askProvider).toContain(block)
  expect(await routingExamination.run(input(context, block))).toMatchObject({
    announced: true,
    rpki,
    failure: null,
  })
})

test('nobody is asked about special-purpose space, unless the user named a server', async () => {
  const asked: string[] = []
  const http: HttpPort = {
    get: async ({ url }) => {
      asked.push(url)
      return { kind: 'failure', cause: 'unreachable' }
    },
  }
  const context = openTestContext([], { registry: silentRegistry(http, { rirs }) })
  expect(await registryExamination.run(input(context, '198.51.100.0/24'))).toMatchObject({
    state: 'unknown',
    source: 'none',
  })
  expect(await registryExamination.run(input(context, '10.0.0.0/24'))).toMatchObject({
    flags: [{ code: 'bogon' }],
  })
  expect(await routingExamination.run(input(context, '198.51.100.0/24'))).toMatchObject({ announced: null })
  expect(asked).toEqual([])
  const named = await registryExamination.run(
    input(context, '198.51.100.0/24', { rdap: 'http://127.0.0.1:9/' }),
  )
  expect(named).toMatchObject({
    state: 'unknown',
    failure: expect.stringContaining('127.0.0.1:9 cannot be reached') as string,
  })
  expect(asked).toEqual(['http://127.0.0.1:9/ip/198.51.100.0/24'])
})

test('registries are remembered for a day, and IANA’s word is fetched once a week', async () => {
  let now = Date.parse('2026-11-23T09:00:00Z')
  const asked: string[] = []
  const bodies: Record<string, unknown> = {
    'https://data.iana.org/rdap/ipv4.json': {
      services: [[['198.0.0.0/8'], ['https://rdap.moved.example/']]],
    },
    'https://data.iana.org/rdap/ipv6.json': { services: [[['2001::/16'], ['https://rdap.moved.example/']]] },
    'https://rdap.moved.example/ip/198.41.0.0/24': {
      startAddress: '198.41.0.0',
      endAddress: '198.41.0.255',
      type: 'DIRECT ALLOCATION',
    },
  }
  const http: HttpPort = {
    async get({ url }): Promise<HttpReply> {
      asked.push(url)
      const body = bodies[url]
      if (body === undefined) return { kind: 'answer', status: 404, headers: {}, body: new Uint8Array() }
      return {
        kind: 'answer',
        status: 200,
        headers: {},
        body: new TextEncoder().encode(JSON.stringify(body)),
      }
    },
  }
  const context = openTestContext([], { registry: silentRegistry(http, { rirs }), now: () => now })
  const run = () => registryExamination.run(input(context, '198.41.0.0/24'))
  expect(await run()).toMatchObject({ state: 'registered-separately', source: 'rdap' })
  const first = asked.length
  expect(asked.filter((url) => url.includes('iana.org'))).toHaveLength(2)
  expect(await run()).toMatchObject({ state: 'registered-separately', source: 'rdap' })
  expect(asked).toHaveLength(first)
  now += 25 * 60 * 60 * 1000
  await run()
  expect(asked.slice(first).filter((url) => url.includes('iana.org'))).toEqual([])
  expect(asked.length).toBeGreaterThan(first)
  now += 7 * 24 * 60 * 60 * 1000
  delete bodies['https://data.iana.org/rdap/ipv4.json']
  await run()
  expect(asked.at(-1)).toContain('rdap.moved.example')
})
