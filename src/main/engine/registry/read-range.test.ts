import { expect, test } from 'vitest'
import { formatRange } from '../../../shared/domain/block.ts'
import { readRegistryNetwork, readRegistryRange } from './read-range.ts'

test.each([
  ['198.051.100.000', '198.051.100.255', '198.51.100.0-198.51.100.255'],
  ['203.0.113.0/32', '203.0.113.127/32', '203.0.113.0-203.0.113.127'],
  [
    '2001:0DB8:0000:0000:0000:0000:0000:0000',
    '2001:0DB8:FFFF:FFFF:FFFF:FFFF:FFFF:FFFF',
    '2001:db8::-2001:db8:ffff:ffff:ffff:ffff:ffff:ffff',
  ],
  ['192.0.2.8', '192.0.2.8', '192.0.2.8'],
  [' 192.0.2.010 ', '192.0.2.019', '192.0.2.10-192.0.2.19'],
])('%s to %s is a range, zeros read as decimal', (first, last, expected) => {
  const range = readRegistryRange(first, last)
  expect(range && formatRange(range)).toBe(expected)
})

test.each([
  ['192.0.2.9', '192.0.2.1'],
  ['192.0.2.1', '2001:db8::'],
  ['192.0.2.256', '192.0.2.256'],
  ['', ''],
  [undefined, 7],
])('%s to %s is none', (first, last) => {
  expect(readRegistryRange(first, last)).toBeNull()
})

test.each([
  ['192.0.2.0 - 192.0.2.255', '192.0.2.0-192.0.2.255'],
  ['192.0.2/24', '192.0.2.0-192.0.2.255'],
  ['198.51/16', '198.51.0.0-198.51.255.255'],
  ['203.0.113.16/28', '203.0.113.16-203.0.113.31'],
  ['2001:db8:100::/40', '2001:db8:100::-2001:db8:1ff:ffff:ffff:ffff:ffff:ffff'],
])('%s of a WHOIS server is a network', (text, expected) => {
  const range = readRegistryNetwork(text)
  expect(range && formatRange(range)).toBe(expected)
})

test.each(['192.0.2/33', 'none', '192.0.2.0 -', '300/8'])('%s is none', (text) => {
  expect(readRegistryNetwork(text)).toBeNull()
})
