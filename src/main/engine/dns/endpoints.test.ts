import { expect, test } from 'vitest'
import { parseEndpoint, systemResolvers } from './endpoints.ts'

test.each([
  ['192.0.2.53', '192.0.2.53', 53],
  [' 192.0.2.53:5353 ', '192.0.2.53', 5353],
  ['2001:DB8:0::53', '2001:db8::53', 53],
  ['[2001:db8::53]:5353', '2001:db8::53', 5353],
  ['[::1]', '::1', 53],
])('%s is an endpoint', (text, address, port) => {
  expect(parseEndpoint(text)).toEqual({ address, port })
})

test.each([
  '',
  'localhost',
  '192.0.2',
  '192.0.2.53:0',
  '192.0.2.53:65536',
  '[192.0.2.53]:53',
  '192.0.2.53:',
  'fe80::1%eth0',
  '192.0.2.53;x',
])('%s is none', (text) => {
  expect(parseEndpoint(text)).toBeNull()
})

test('the resolvers of this system are endpoints', () => {
  for (const { address, port } of systemResolvers()) {
    expect(address).not.toBe('')
    expect(port).toBeGreaterThan(0)
  }
})
