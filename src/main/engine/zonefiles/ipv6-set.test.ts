import { expect, test } from 'vitest'
import { parse, zoneOf } from './zone.test-support.ts'

test('a /64 is listed but for the addresses taken out, all with the first default value', async () => {
  const zone = await zoneOf(
    'ip6tset',
    '2001:db8:0:1',
    ':5:five $',
    ':6:six',
    '!2001:db8:0:1::7',
    '2001:db8:0:2 :9:',
  )
  expect(zone('2001:db8:0:1::6')).toMatchObject({ codes: ['127.0.0.5'], texts: ['five 2001:db8:0:1::6'] })
  expect(zone('2001:db8:0:1::7')).toBeNull()
  expect(zone('2001:db8:0:2::7')?.codes).toEqual(['127.0.0.5'])
  expect(zone('2001:db8:0:3::7')).toBeNull()
})

test('an entry has four groups, an exclusion is a whole address', async () => {
  const { problems } = await parse('ip6tset', ['2001:db8::', '!2001:db8:0:1', '2001:db8:0:1x'])
  expect(problems).toEqual([
    { line: 1, problem: 'an entry must be the four groups of a /64' },
    { line: 2, problem: 'an exclusion must be a whole address' },
    { line: 3, problem: 'the address cannot be read' },
  ])
})
