import { startNameServer } from '../../src/main/engine/dns/name-server.ts'
import type { NameServer, Reaction } from '../../src/main/engine/dns/name-server-port.ts'
import type { RegistryFindings } from '../../src/shared/domain/registry-findings.ts'
import type { RoutingFindings } from '../../src/shared/domain/routing-findings.ts'
import { type RdapServer, startRdapServer } from './registry/rdap-server.ts'
import { startWhoisServer, type whoisAnswers } from './registry/whois-server.ts'
import { runBlockvet } from './run-blockvet.ts'
import { expect, test } from './temporary-folder.ts'

const block = '203.0.113.16/28'
const txt: Readonly<Record<string, readonly string[]>> = {
  '16.113.0.203.origin.asn.world.test': [
    '64500 64501 | 203.0.113.0/24 | ZZ | apnic | 2015-01-01',
    '64499 | 203.0.112.0/20 | ZZ | apnic | 2010-01-01',
  ],
  'as64500.asn.world.test': ['64500 | ZZ | apnic | 2015-01-01 | EXAMPLE-NET, ZZ'],
  '16.113.0.203.origin.lying.test': ['You have been blocked'],
}

let rdap: RdapServer
let dns: NameServer

test.beforeAll(async () => {
  rdap = await startRdapServer()
  dns = await startNameServer({
    address: '127.0.0.1',
    port: 0,
    respond: ({ name, type }) => react(name, type),
  })
})
test.afterAll(async () => {
  await rdap.close()
  await dns.close()
})

function react(name: string, type: string): Reaction {
  const found = txt[name]
  if (found && type === 'TXT')
    return {
      kind: 'reply',
      rcode: 'NOERROR',
      answers: found.map((data) => ({ type: 'TXT', name, ttlSeconds: 60, data })),
    }
  if (name === 'bl.world.test') return { kind: 'reply', rcode: 'NOERROR' }
  if (name === '2.0.0.127.bl.world.test' && type === 'A')
    return {
      kind: 'reply',
      rcode: 'NOERROR',
      answers: [{ type: 'A', name, ttlSeconds: 60, data: '127.0.0.2' }],
    }
  return { kind: 'reply', rcode: 'NXDOMAIN' }
}

interface Result {
  readonly registry: RegistryFindings
  readonly routing: RoutingFindings
  readonly notExamined: readonly string[]
}

async function vet(
  folder: { write: (name: string, content: string) => string; at: (name: string) => string },
  options: readonly string[],
  text = block,
): Promise<Result> {
  const { port } = dns.endpoint
  const catalogue = folder.write(
    'lists.yaml',
    `operator: { id: world, name: World }\nlists: [{ id: bl, zone: bl.world.test, servers: ["127.0.0.1:${port}"], codes: [{ match: 127.0.0.2, means: Listed }] }]\n`,
  )
  const words = [
    'scan',
    text,
    '--allow-special',
    '--preset',
    'all',
    '--catalog',
    catalogue,
    '--feeds',
    'none',
    '--no-rdns',
  ]
  const path = ['--resolver', `127.0.0.1:${port}`, '--timeout', '500', '--retries', '1']
  const output = ['--db', folder.at('test.db'), '--json', '-', '--no-progress']
  const { status, stdout, stderr } = await runBlockvet([...words, ...path, ...options, ...output])
  expect({ status, stderr }).toMatchObject({ status: 0 })
  return JSON.parse(stdout) as Result
}

test.describe('each registry is read in its own shape', () => {
  const expected: Readonly<Record<string, Partial<RegistryFindings>>> = {
    arin: { registry: 'ARIN', state: 'registered-separately' },
    ripe: { registry: 'RIPE NCC', state: 'not-reassigned', childrenSought: 'listed' },
    apnic: { registry: 'APNIC', state: 'inside-other-assignment' },
    lacnic: { registry: 'LACNIC', state: 'not-reassigned' },
    afrinic: { registry: 'AFRINIC', state: 'not-reassigned' },
  }
  for (const [name, findings] of Object.entries(expected)) {
    test(name, async ({ folder }) => {
      const { registry, notExamined } = await vet(folder, ['--rdap', rdap.base(name)])
      expect(registry).toMatchObject({ ...findings, source: 'rdap', failure: null })
      expect(registry.chain.at(-1)?.holder).toMatch(/Example|Ejemplo|Teapot/)
      expect(notExamined.join(' ')).not.toContain('registry:')
    })
  }

  test('ARIN’s chain climbs to the allocation, with its abuse contact and what to ask', async ({
    folder,
  }) => {
    const { registry } = await vet(folder, ['--rdap', rdap.base('arin')])
    expect(registry.chain.map(({ handle, level }) => [handle, level])).toEqual([
      ['NET-203-0-113-0-1', 'direct'],
      ['NET-203-0-113-16-1', 'assignment'],
    ])
    expect(registry.chain[0]?.abuseEmail).toBe('abuse@example.net')
    expect(registry.askProvider).toContain('Teapot Web Shop')
    expect(registry.flags.map(({ code }) => code)).toEqual(['unvetted-record'])
    expect(rdap.asked.every((line) => line.endsWith(' application/rdap+json'))).toBe(true)
  })

  test('a foreign network inside the block splits it', async ({ folder }) => {
    const { registry } = await vet(folder, ['--rdap', rdap.base('ripe')], '203.0.113.0/24')
    expect(registry).toMatchObject({ state: 'split-block', childrenSought: 'listed' })
    expect(registry.children.map(({ holder }) => holder)).toEqual(['Snowdrift Media'])
  })
})

test('a redirect to another registry is followed, and a busy one is waited for', async ({ folder }) => {
  expect((await vet(folder, ['--rdap', rdap.base('moved')])).registry.registry).toBe('ARIN')
  expect((await vet(folder, ['--rdap', rdap.base('busy')])).registry.registry).toBe('ARIN')
})

test.describe('a faulty server leaves the registration unknown, and says why', () => {
  const faults: Readonly<Record<string, string>> = {
    loop: 'in a circle',
    outside: 'nowhere that can be trusted',
    forbidding: '429',
    html: 'not JSON',
    broken: 'not JSON',
    elsewhere: 'does not hold 203.0.113.16/28',
    huge: 'more than 2 MB',
    gone: 'cannot be reached',
  }
  for (const [name, reason] of Object.entries(faults)) {
    test(name, async ({ folder }) => {
      const { registry, notExamined } = await vet(folder, ['--rdap', rdap.base(name)])
      expect(registry).toMatchObject({ state: 'unknown', source: 'none', chain: [] })
      expect(registry.failure).toContain(reason)
      expect(notExamined.join(' ')).toContain(reason)
    })
  }

  test('a 404 is no fault: the server has no such record', async ({ folder }) => {
    expect((await vet(folder, ['--rdap', rdap.base('absent')])).registry).toMatchObject({
      state: 'not-registered',
      failure: null,
    })
  })
})

test.describe('WHOIS stands in', () => {
  const expected: Readonly<Record<keyof typeof whoisAnswers, Partial<RegistryFindings>>> = {
    arin: { state: 'registered-separately', source: 'whois' },
    ripe: { state: 'not-reassigned', source: 'whois' },
    apnic: { state: 'inside-other-assignment', source: 'whois' },
    lacnic: { state: 'inside-other-assignment', source: 'whois' },
    afrinic: { state: 'not-reassigned', source: 'whois' },
    denied: { state: 'unknown', source: 'none' },
  }
  for (const name of Object.keys(expected) as (keyof typeof whoisAnswers)[]) {
    test(name, async ({ folder }) => {
      const whois = await startWhoisServer(name)
      const { registry } = await vet(folder, ['--rdap', rdap.base('html'), '--whois', whois.address])
      expect(registry).toMatchObject(expected[name])
      expect(whois.asked[0]).toBe('203.0.113.16/28\r\n')
      if (name === 'lacnic') expect(registry.chain[0]?.holder).toBe('José Redes S.A.')
      await whois.close()
    })
  }
})

test('the announcement around the block is found by DNS, both its origins and their names', async ({
  folder,
}) => {
  const { routing } = await vet(folder, ['--rdap', rdap.base('arin'), '--asn-zone', 'asn.world.test'])
  expect(routing).toMatchObject({ source: 'dns', announced: true, rpki: 'unknown', failure: null })
  expect(routing.origins.map(({ asn, prefix, asName }) => [asn, prefix, asName])).toEqual([
    [64500, '203.0.113.0/24', 'EXAMPLE-NET, ZZ'],
    [64501, '203.0.113.0/24', null],
  ])
})

test('no route is told from no answer', async ({ folder }) => {
  const away = await vet(folder, ['--no-registry'])
  expect(away).toMatchObject({ registry: {}, routing: {} })
  expect(away.notExamined.join(' ')).toMatch(/registry: .*routing: /)
  expect((await vet(folder, ['--asn-zone', 'quiet.test'])).routing).toMatchObject({
    announced: false,
    origins: [],
  })
  const lying = await vet(folder, ['--asn-zone', 'lying.test'])
  expect(lying.routing).toMatchObject({ announced: null, rpki: 'unknown' })
  expect(lying.notExamined.join(' ')).toContain('routing: ')
})
