import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { parseAddress, reverseLabels } from '../../src/shared/domain/address.ts'
import { dig, hasRbldnsd, type Rbldnsd, startRbldnsd, type ZoneData } from './rbldnsd.ts'
import { runBlockvet } from './run-blockvet.ts'
import { addressesOf24, outcomesOf, type ScanResult } from './scan-result.ts'

test.skip(!hasRbldnsd(), 'rbldnsd and dig are not installed: nothing real to compare with')

const addresses = addressesOf24('203.0.113')

/** A small generator with a fixed seed, so that a failure can be looked at again. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

function generatedZones(seed: number): ZoneData[] {
  const next = random(seed)
  const some = (share: number): string[] => addresses.filter(() => next() < share)
  const head = [':127.0.0.2:Listed, see https://bl.example.test/?$', '127.0.0.2']
  const singles = some(0.1).map((address) => `${address} :127.0.0.${2 + Math.floor(next() * 5)}:Code for $`)
  return [
    { zone: 'single.example.test', type: 'ip4set', lines: [...head, ...singles, ...some(0.05)] },
    {
      zone: 'ranges.example.test',
      type: 'ip4set',
      lines: [...head, '203.0.113.16/28', '203.0.113.64-203.0.113.90', '!203.0.113.70', '!203.0.113.20/30'],
    },
    {
      zone: 'trie.example.test',
      type: 'ip4trie',
      lines: [
        ...head,
        '203.0.112.0/23 :127.0.0.3:A whole /23',
        '!203.0.113.128/26',
        '203.0.113.130 :127.0.0.9:',
      ],
    },
    { zone: 'quiet.example.test', type: 'ip4set', lines: head },
  ]
}

async function scan(
  server: Rbldnsd,
  zones: readonly ZoneData[],
  block: string,
  families: string,
): Promise<ScanResult> {
  const folder = mkdtempSync(path.join(tmpdir(), 'blockvet-e2e-'))
  try {
    const catalogue = path.join(folder, 'lists.yaml')
    const lists = zones.map(
      ({ zone }) => `  - { id: ${zone.split('.')[0]}, zone: ${zone}, families: [${families}], rate: 5000,
      codes: [{ match: 127.0.0.0/24, means: Listed }], granularity: mixed, servers: ["127.0.0.1:${server.port}"] }`,
    )
    writeFileSync(catalogue, ['operator: { id: example, name: Example }', 'lists:', ...lists, ''].join('\n'))
    const db = path.join(folder, 'test.db')
    const words = [
      'scan',
      block,
      '--allow-special',
      '--catalog',
      catalogue,
      '--db',
      db,
      '--json',
      '-',
      '--no-progress',
    ]
    const { status, stdout, stderr } = await runBlockvet(words)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    return JSON.parse(stdout) as ScanResult
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

for (const seed of [1, 2, 3]) {
  test(`every outcome of a /24 equals what dig sees (seed ${seed})`, async () => {
    const zones = generatedZones(seed)
    const server = await startRbldnsd(zones)
    try {
      const result = await scan(server, zones, '203.0.113.0/24', '4')
      for (const { zone } of zones) {
        const id = zone.split('.')[0] as string
        const names = addresses.map((address) => `${address.split('.').toReversed().join('.')}.${zone}`)
        const seen = dig(
          server.port,
          names.map((name) => [name, 'A'] as const),
        )
        const expected = addresses.map((_, i) => {
          const answer = seen[i]
          return answer?.status === 'NXDOMAIN' ? 'clear' : `listed ${answer?.data.toSorted().join(' ')}`
        })
        const outcomes = outcomesOf(result, id, addresses)
        expect(addresses.map((address) => outcomes.get(address))).toEqual(expected)
        expect(result.lists.find((list) => list.id === id)?.health).toBe('healthy')

        const listed = result.listings.filter(({ list }) => list === id)
        const texts = dig(
          server.port,
          listed.map(
            ({ address }) => [`${address.split('.').toReversed().join('.')}.${zone}`, 'TXT'] as const,
          ),
        )
        expect(listed.map(({ text }) => text)).toEqual(
          texts.map(({ data }) => data.map((quoted) => quoted.replace(/^"|"$/g, ''))),
        )
      }
      const { checks, listed, clear, noted, unknown } = result.totals
      expect({ checks, sum: listed + clear + noted + unknown, unknown }).toEqual({
        checks: 1024,
        sum: 1024,
        unknown: 0,
      })
    } finally {
      await server.stop()
    }
  })
}

test('an IPv6 /56 asks each /64 by its exact name and equals what dig sees', async () => {
  const zones: ZoneData[] = [
    {
      zone: 'six.example.test',
      type: 'ip6trie',
      lines: [
        ':127.0.0.2:Listed',
        '::ffff:7f00:2',
        '2001:db8:0:10::/60',
        '!2001:db8:0:1c::/64',
        '2001:db8:0:ff::/64',
      ],
    },
  ]
  const server = await startRbldnsd(zones)
  try {
    const result = await scan(server, zones, '2001:db8::/56', '6')
    const targets = Array.from({ length: 256 }, (_, i) =>
      i === 0 ? '2001:db8::' : `2001:db8:0:${i.toString(16)}::`,
    )
    const names = targets.map((target) => {
      const address = parseAddress(target)
      if (!address) throw new Error(target)
      return `${reverseLabels(address)}.six.example.test`
    })
    const seen = dig(
      server.port,
      names.map((name) => [name, 'A'] as const),
    )
    const expected = targets.filter((_, i) => seen[i]?.status === 'NOERROR')
    expect(expected.length).toBe(16)
    expect(result.listings.map(({ address }) => address)).toEqual(expected)
    expect(result.totals).toMatchObject({ checks: 256, listed: 16, clear: 240, unknown: 0 })
  } finally {
    await server.stop()
  }
})
