import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatIpv4 } from '../../../shared/domain/address.ts'
import { parse, zoneOf } from './zone.test-support.ts'

const codes = async (lines: readonly string[], address: string): Promise<readonly string[] | null> =>
  (await zoneOf('ip4set', ...lines))(address)?.codes ?? null

test('the smallest class with an entry decides alone', async () => {
  const lines = ['192.0.2.0/24 :3:net', '192.0.2.1 :4:address']
  expect(await codes(lines, '192.0.2.1')).toEqual(['127.0.0.4'])
  expect(await codes(lines, '192.0.2.2')).toEqual(['127.0.0.3'])
  expect(await codes(lines, '192.0.3.1')).toBeNull()
})

test('all values of one class are given, each once', async () => {
  const lines = ['192.0.2.1 :4:a', '192.0.2.0-192.0.2.9 :3:b', '192.0.2.1 :4:a', '192.0.2.1 :4:c']
  const answer = (await zoneOf('ip4set', ...lines))('192.0.2.1')
  expect(answer?.codes.toSorted()).toEqual(['127.0.0.3', '127.0.0.4'])
  expect(answer?.texts.toSorted()).toEqual(['a', 'b', 'c'])
})

test('an exclusion silences its class and the wider ones', async () => {
  const lines = ['192.0.2.0/24', '192.0.2.1 :4:', '!192.0.2.1', '! 192.0.2.8/29']
  expect(await codes(lines, '192.0.2.1')).toBeNull()
  expect(await codes(lines, '192.0.2.9')).toBeNull()
  expect(await codes(lines, '192.0.2.7')).toEqual(['127.0.0.2'])
  expect(await codes([...lines, '192.0.2.9'], '192.0.2.9')).toBeNull()
})

test('a default value holds from its line on and is no heir of the one before', async () => {
  const zone = await zoneOf(
    'ip4set',
    '192.0.2.1',
    ':5:five $',
    '192.0.2.2',
    ':6',
    '192.0.2.3',
    '192.0.2.4 :7',
  )
  expect(zone('192.0.2.1')).toEqual({ codes: ['127.0.0.2'], texts: [], ttlSeconds: 2100 })
  expect(zone('192.0.2.2')).toMatchObject({ codes: ['127.0.0.5'], texts: ['five 192.0.2.2'] })
  expect(zone('192.0.2.3')).toMatchObject({ codes: ['127.0.0.6'], texts: [] })
  expect(zone('192.0.2.4')).toMatchObject({ codes: ['127.0.0.7'] })
})

test('$MAXRANGE4 refuses larger ranges from its line on', async () => {
  const { dataSet, problems } = await parse('ip4set', [
    '198.51.100.0-198.51.101.0',
    '$MAXRANGE4 /24',
    '192.0.2.0-192.0.3.0',
    '192.0.2.0/24',
    '$MAXRANGE4 512',
  ])
  expect(problems).toEqual([
    { line: 3, problem: 'the range is larger than $MAXRANGE4 allows' },
    { line: 5, problem: '$MAXRANGE4 cannot be raised' },
  ])
  expect(dataSet.index.entries).toBe(3)
})

test('a range lists its addresses and no others, however it is cut into classes', async () => {
  const address = fc.integer({ min: 0, max: 0xffffffff })
  const width = fc.oneof(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 0x3000000 }))
  await fc.assert(
    fc.asyncProperty(address, width, async (first, size) => {
      const last = Math.min(0xffffffff, first + size)
      const zone = await zoneOf('ip4set', `${formatIpv4(first)}-${formatIpv4(last)}`)
      for (const inside of [first, last, Math.floor((first + last) / 2)]) {
        expect(zone(formatIpv4(inside))?.codes).toEqual(['127.0.0.2'])
      }
      const outside = [first - 1, last + 1].filter((value) => value >= 0 && value <= 0xffffffff)
      expect(outside.map((value) => zone(formatIpv4(value)))).toEqual(outside.map(() => null))
    }),
    { numRuns: 60 },
  )
})
