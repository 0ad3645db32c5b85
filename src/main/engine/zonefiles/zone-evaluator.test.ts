import { expect, test } from 'vitest'
import { type Address, parseAddress } from '../../../shared/domain/address.ts'
import { parse } from './zone.test-support.ts'
import { ZoneEvaluator } from './zone-evaluator.ts'

const at = (text: string): Address => parseAddress(text) as Address

test('every data set that lists an address adds its records; the shortest time to live holds', async () => {
  const one = await parse('ip4set', ['$TTL 100', '192.0.2.1 :3:same', '192.0.2.2 :3:same', '!192.0.2.3'])
  const two = await parse('ip4trie', ['$TTL 200', '192.0.2.0/31 :4:same', '192.0.2.3 :5:'])
  const zone = new ZoneEvaluator([one.dataSet, two.dataSet])
  expect(zone.evaluate(at('192.0.2.1'))).toEqual({
    codes: ['127.0.0.3', '127.0.0.4'],
    texts: ['same'],
    ttlSeconds: 100,
  })
  expect(zone.evaluate(at('192.0.2.3'))).toEqual({ codes: ['127.0.0.5'], texts: [], ttlSeconds: 200 })
  expect(zone.evaluate(at('192.0.2.9'))).toBeNull()
})

test('variables belong to the file that sets them', async () => {
  const one = await parse('ip4set', ['$1 one', '192.0.2.1 $1'])
  const two = await parse('ip4set', ['$1 two', '192.0.2.1 $1'])
  expect(new ZoneEvaluator([one.dataSet, two.dataSet]).evaluate(at('192.0.2.1'))?.texts).toEqual([
    'one',
    'two',
  ])
})

test('IPv4 data answers for 6to4 and IPv4-mapped addresses', async () => {
  const four = await parse('ip4set', ['192.0.2.1 :3:$'])
  const six = await parse('ip6trie', ['2002:c000:201::/48 :6:$', '::ffff:0:0/96 :7:$'])
  const both = new ZoneEvaluator([four.dataSet, six.dataSet])
  const mapped = { family: 6, value: 0xffff_c000_0201n } as const
  expect(both.evaluate(at('2002:c000:201::9'))?.texts).toEqual(['192.0.2.1', '2002:c000:201::9'])
  expect(both.evaluate(mapped)?.codes).toEqual(['127.0.0.3'])
  expect(new ZoneEvaluator([six.dataSet]).evaluate(mapped)?.codes).toEqual(['127.0.0.7'])
})
