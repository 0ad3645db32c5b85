import { execFileSync } from 'node:child_process'
import type { ReverseDnsFindings } from '../../src/shared/domain/reverse-dns-findings.ts'
import { hasKnotd, type Knotd, startKnotd, type Zone } from './knotd.ts'
import { runBlockvet } from './run-blockvet.ts'
import { expect, test } from './temporary-folder.ts'

test.skip(!hasKnotd(), 'LOUD: knot and dig are not installed: no real reverse zones to look at')

const octets = Array.from({ length: 256 }, (_, i) => i)

/** Names of every kind: confirmed, leading elsewhere, leading nowhere, several, generic, none. */
function lineFor(octet: number): string | null {
  if (octet % 16 === 15) return null
  if (octet % 16 === 14) return `${octet} PTR elsewhere.example.test.`
  if (octet % 16 === 13) return `${octet} PTR nowhere${octet}.example.test.`
  if (octet % 16 === 12)
    return `${octet} PTR nowhere${octet}.example.test.\n${octet} PTR mx${octet}.example.test.`
  if (octet % 16 === 11) return `${octet} PTR 203-0-113-${octet}.dsl.example.test.`
  return `${octet} PTR mx${octet}.example.test.`
}

const zones: readonly Zone[] = [
  {
    name: '113.0.203.in-addr.arpa',
    signed: true,
    lines: octets.flatMap((octet) => lineFor(octet) ?? []),
  },
  {
    name: 'example.test',
    lines: [
      'ns A 127.0.0.1',
      'elsewhere A 192.0.2.1',
      ...octets.map((octet) => `mx${octet} A 203.0.113.${octet}`),
      '*.dsl A 192.0.2.2',
    ],
  },
  {
    name: '100.51.198.in-addr.arpa',
    lines: octets
      .slice(16, 32)
      .map((octet) => `${octet} CNAME ${octet}.16/28.100.51.198.in-addr.arpa.`)
      .concat(octets.slice(16, 32).map((octet) => `${octet}.16/28 PTR mx${octet}.example.test.`)),
  },
  { name: '2.0.192.in-addr.arpa', lines: ['* PTR anything.example.test.'] },
]

let knot: Knotd
test.beforeAll(async () => {
  knot = await startKnotd(zones)
})
test.afterAll(() => knot.stop())

const catalogue = (port: number): string =>
  `operator: { id: own, name: Own }\nlists:\n  - { id: own, zone: bl.example.test, servers: ["127.0.0.1:${port}"], testEntry: false }\n`

async function examine(
  folder: { write: (name: string, text: string) => string; at: (name: string) => string },
  block: string,
) {
  const words = [
    'scan',
    block,
    '--allow-special',
    '--catalog',
    folder.write('lists.yaml', catalogue(knot.port)),
    '--resolver',
    `127.0.0.1:${knot.port}`,
    '--no-registry',
    '--feeds',
    'none',
    '--db',
    folder.at('scan.db'),
    '--json',
    '-',
    '--quiet',
  ]
  const { stdout, stderr } = await runBlockvet(words)
  const line = stdout.trim()
  if (line === '') throw new Error(stderr)
  return (JSON.parse(line) as { rdns: ReverseDnsFindings }).rdns
}

function digShort(questions: readonly string[]): string[] {
  const words = ['+noall', '+answer', '@127.0.0.1', '-p', String(knot.port), ...questions]
  return execFileSync('dig', words, { encoding: 'utf8', maxBuffer: 1 << 26 }).split('\n')
}

test('256 PTR records and their way back are what dig sees', async ({ folder }) => {
  const found = await examine(folder, '203.0.113.0/24')
  const ptrs = digShort(octets.flatMap((octet) => ['-x', `203.0.113.${octet}`]))
  const namesOf = new Map<number, string[]>()
  for (const line of ptrs) {
    const [, octet, name] = /^(\d+)\.113\.0\.203\S*\s+\d+\s+IN\s+PTR\s+(\S+)\.$/.exec(line) ?? []
    if (octet !== undefined && name !== undefined)
      namesOf.set(Number(octet), [...(namesOf.get(Number(octet)) ?? []), name])
  }
  const names = [...new Set([...namesOf.values()].flat())]
  const forward = new Map<string, string[]>()
  for (const line of digShort(names.flatMap((name) => [name, 'A']))) {
    const [, name, address] = /^(\S+)\.\s+\d+\s+IN\s+A\s+(\S+)$/.exec(line) ?? []
    if (name !== undefined && address !== undefined)
      forward.set(name, [...(forward.get(name) ?? []), address])
  }
  const expected = octets.map((octet) => {
    const ours = namesOf.get(octet) ?? []
    if (ours.length === 0) return 'm'
    return ours.some((name) => forward.get(name)?.includes(`203.0.113.${octet}`)) ? 'c' : 'u'
  })
  expect(found.states).toBe(expected.join(''))
  expect(found.counts).toEqual({ confirmed: 192, unconfirmed: 48, missing: 16, unknown: 0 })
  for (const { target, names: told } of found.names)
    expect(told.toSorted()).toEqual((namesOf.get(target) ?? []).toSorted())
  expect(found.generic).toBe(16)
  expect(found.domains[0]).toEqual({ domain: 'example.test', addresses: 240 })
  expect(found.zones).toMatchObject([
    { zone: '113.0.203.in-addr.arpa', state: 'delegated', servers: ['ns.example.test'] },
  ])
})

test('a /28 with classless delegation is followed to its zone (RFC 2317)', async ({ folder }) => {
  const found = await examine(folder, '198.51.100.16/28')
  expect(found.counts.unconfirmed).toBe(16)
  expect(found).toMatchObject({ classless: '16/28.100.51.198.in-addr.arpa', outsideClassless: 0 })
  expect(found.zones[0]?.wildcard).toBe(false)
})

test('one name for every address is a wildcard, and shows as one shape', async ({ folder }) => {
  const found = await examine(folder, '192.0.2.0/26')
  expect(found.templates).toEqual([
    { template: 'anything.example.test', addresses: 64, example: 'anything.example.test' },
  ])
  expect(found.counts.confirmed).toBe(0)
  expect(found.zones).toMatchObject([{ zone: '2.0.192.in-addr.arpa', wildcard: true }])
})

test('a zone nobody has is missing, not clear; a silent resolver is unknown', async ({ folder }) => {
  const absent = await examine(folder, '203.0.112.0/29')
  expect(absent.counts.unknown + absent.counts.missing).toBe(8)
  const words = ['scan', '203.0.113.0/24', '--allow-special', '--catalog']
  const silent = await runBlockvet([
    ...words,
    folder.write('lists.yaml', catalogue(knot.port)),
    '--resolver',
    '127.0.0.1:9',
    '--no-registry',
    '--feeds',
    'none',
    '--timeout',
    '200',
    '--db',
    folder.at('silent.db'),
    '--json',
    '-',
    '--quiet',
  ])
  const { rdns } = JSON.parse(silent.stdout) as { rdns: ReverseDnsFindings }
  expect(rdns.counts).toEqual({ confirmed: 0, unconfirmed: 0, missing: 0, unknown: 256 })
  expect(rdns.failure).toContain('No resolver answered')
})
