import { expect, test } from 'vitest'
import { findBase, findRirOfUrl, readBootstrap, shippedBootstrap } from './bootstrap.ts'
import { blockOf, shippedRirs } from './registry-world.test-support.ts'
import { readRirs } from './rir.ts'

test.each([
  ['192.0.2.0/24', 'https://rdap.arin.net/registry/'],
  ['203.0.113.0/28', 'https://rdap.apnic.net/'],
  ['2001:db8::/32', 'https://rdap.apnic.net/'],
  ['4000::/32', null],
  ['2a00:1::/32', 'https://rdap.db.ripe.net/'],
  ['2c00::/16', 'https://rdap.afrinic.net/rdap/'],
  ['0.0.0.0/0', null],
  ['10.0.0.0/8', null],
])('the shipped copy sends %s to %s', (text, base) => {
  expect(findBase(shippedBootstrap(shippedRirs()), blockOf(text))).toBe(base)
})

test('no /8 is shipped for two registries, and all five are there', () => {
  const rirs = shippedRirs()
  const octets = rirs.flatMap(({ space }) => space.ipv4)
  expect(new Set(octets).size).toBe(octets.length)
  expect(rirs.map(({ id }) => id)).toEqual(['afrinic', 'apnic', 'arin', 'lacnic', 'ripe'])
})

test('the longest prefix wins, https is preferred, bases end in one slash', () => {
  const bootstrap = readBootstrap({
    version: '1.0',
    services: [
      [['192.0.0.0/8'], ['http://wide.example/rdap', 'https://wide.example/rdap//']],
      [['192.0.2.0/24', 'nonsense', 7], ['http://narrow.example/']],
      [['198.51.100.0/24'], ['ftp://x.example/']],
      'nonsense',
    ],
  })
  expect(bootstrap && findBase(bootstrap, blockOf('192.0.2.0/28'))).toBe('http://narrow.example/')
  expect(bootstrap && findBase(bootstrap, blockOf('192.0.3.0/28'))).toBe('https://wide.example/rdap/')
  expect(bootstrap && findBase(bootstrap, blockOf('198.51.100.0/24'))).toBeNull()
})

test.each([null, 'x', {}, { services: [] }, { services: [[['192.0.2.0/24'], []]] }])(
  '%j is no bootstrap file',
  (value) => {
    expect(readBootstrap(value)).toBeNull()
  },
)

test.each([
  ['https://rdap.arin.net/registry/ip/192.0.2.0', 'arin'],
  ['https://jpnic.rdap.apnic.net/ip/192.0.2.0', 'apnic'],
  ['https://whois.ripe.net', 'ripe'],
  ['https://evil-arin.net/', undefined],
  ['nonsense', undefined],
])('%s belongs to %s', (url, id) => {
  expect(findRirOfUrl(shippedRirs(), url)?.id).toBe(id)
})

test('a broken registry file is refused with its place', () => {
  expect(() => readRirs('rirs: [{ id: X }]')).toThrow(/rirs\.yaml is not valid at rirs\.0/)
})
