import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatAddress, formatIpv4 } from '../../../shared/domain/address.ts'
import { parse, zoneOf } from './zone.test-support.ts'

test('the longest network decides, and an exclusion is a network', async () => {
  const zone = await zoneOf(
    'ip4trie',
    '0/0 :9:',
    '192.0.2.0/24 :3:net',
    '!192.0.2.64/26',
    '192.0.2.65 :4:one',
  )
  expect(zone('192.0.2.1')?.codes).toEqual(['127.0.0.3'])
  expect(zone('192.0.2.64')).toBeNull()
  expect(zone('192.0.2.65')?.codes).toEqual(['127.0.0.4'])
  expect(zone('192.0.2.66')).toBeNull()
  expect(zone('192.0.2.128')?.codes).toEqual(['127.0.0.3'])
  expect(zone('255.255.255.255')?.codes).toEqual(['127.0.0.9'])
})

test('of two entries for one network the first counts, and the other is reported', async () => {
  const { problems } = await parse('ip4trie', ['192.0.2.0/24 :3:', '192.0.2 :4:'])
  expect(problems).toEqual([{ line: 2, problem: 'an earlier line holds the same network' }])
  const zone = await zoneOf('ip4trie', '192.0.2.0/24 :3:', '192.0.2 :4:')
  expect(zone('192.0.2.1')?.codes).toEqual(['127.0.0.3'])
})

test('bad lines are skipped and reported by number', async () => {
  const { dataSet, problems } = await parse('ip4trie', [
    '192.0.2.1/24',
    '192.0.2.1-9',
    '192.0.2.300',
    '192.0.2.7',
  ])
  expect(problems.map(({ line }) => line)).toEqual([1, 2, 3])
  expect(dataSet.index.entries).toBe(1)
})

test('IPv6: "::1" is an address and ":1" a default value', async () => {
  const zone = await zoneOf('ip6trie', ':7:seven $', '::1', '2001:db8::/32', '!2001:db8:0:1::/64')
  expect(zone('::1')).toMatchObject({ codes: ['127.0.0.7'], texts: ['seven ::1'] })
  expect(zone('2001:db8::5')?.texts).toEqual(['seven 2001:db8::5'])
  expect(zone('2001:db8:0:1::5')).toBeNull()
})

interface Network {
  readonly value: bigint
  readonly bits: number
}

const networks = (width: 32 | 128) =>
  fc.array(
    fc.record({
      value: fc.bigInt({ min: 0n, max: 2n ** BigInt(width) - 1n }),
      bits: fc.integer({ min: 2, max: width }),
    }),
    { minLength: 1, maxLength: 30 },
  )

/** The plain way: of the networks around an address the longest, of equals the first. */
function longest(all: readonly Network[], width: number, address: bigint): number {
  return all.reduce((best, { value, bits }, i) => {
    const host = BigInt(width - bits)
    const isAround = value >> host === address >> host
    return isAround && bits > (all[best]?.bits ?? -1) ? i : best
  }, -1)
}

test.each([32, 128] as const)('%d bits: agrees with looking at every network', async (width) => {
  const family = width === 32 ? 4 : 6
  const show = (value: bigint): string =>
    family === 4 ? formatIpv4(Number(value)) : formatAddress({ family, value })
  await fc.assert(
    fc.asyncProperty(networks(width), async (all) => {
      const lines = all.map(({ value, bits }, i) => {
        const host = BigInt(width - bits)
        return `${show((value >> host) << host)}/${bits} :127.1.0.${i + 1}:`
      })
      const zone = await zoneOf(family === 4 ? 'ip4trie' : 'ip6trie', ...lines)
      for (const { value } of all) {
        for (const address of [value, value ^ 1n, value ^ (1n << BigInt(width / 2))]) {
          if (family === 6 && address >> 32n === 0xffffn) continue
          const expected = longest(all, width, address)
          expect(zone(show(address))?.codes).toEqual(expected < 0 ? undefined : [`127.1.0.${expected + 1}`])
        }
      }
    }),
    { numRuns: 60 },
  )
})
