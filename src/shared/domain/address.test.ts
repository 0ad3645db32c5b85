import { isIP } from 'node:net'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatAddress, formatIpv4, parseAddress, parseIpv4, reverseLabels } from './address.ts'

const v4 = fc
  .integer({ min: 0, max: 0xffffffff })
  .map((value) => ({ family: 4 as const, value: BigInt(value) }))
const v6 = fc
  .bigInt({ min: 0n, max: (1n << 128n) - 1n })
  .filter((value) => value >> 32n !== 0xffffn)
  .map((value) => ({ family: 6 as const, value }))

describe('parseAddress', () => {
  test('reads back what formatAddress writes', () => {
    fc.assert(
      fc.property(fc.oneof(v4, v6), (address) => {
        const text = formatAddress(address)
        expect(isIP(text)).toBe(address.family)
        expect(parseAddress(text)).toEqual(address)
      }),
    )
  })

  test('accepts only what the strict system parser accepts', () => {
    const pieces = fc.array(
      fc.constantFrom('1', '01', '255', '256', '.', ':', '::', 'f', '0', '%', 'g', ' '),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('')
        const strict = isIP(text) !== 0 && !text.includes('%')
        expect(parseAddress(text) !== null).toBe(strict)
      }),
      { numRuns: 2000 },
    )
  })

  test.each([
    '',
    '1.2.3',
    '010.1.2.3',
    '1.2.3.4.5',
    '1.2.3.4 ',
    '0x7f.1',
    '192.0.2.256',
    ':::',
    '1::2::3',
    'fe80::1%eth0',
    '12345::',
  ])('refuses %j', (text) => expect(parseAddress(text)).toBeNull())

  test('an IPv4-mapped address is the IPv4 address', () => {
    expect(parseAddress('::ffff:192.0.2.1')).toEqual(parseAddress('192.0.2.1'))
  })

  test('shortens the longest run of zeros, the first when equal, never a single one', () => {
    for (const text of ['2001:db8::1:0:0:1', '2001:db8:0:1:1:1:1:1', '::', '::1', '1::']) {
      const address = parseAddress(text)
      expect(address && formatAddress(address)).toBe(text)
    }
  })
})

test('reverse labels follow RFC 5782', () => {
  const four = parseAddress('192.0.2.99')
  const six = parseAddress('2001:db8:1:2:3:4:567:89ab')
  expect(four && reverseLabels(four)).toBe('99.2.0.192')
  expect(six && reverseLabels(six)).toBe('b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2')
})

test('numbers above 2^31 survive', () => {
  expect(parseIpv4('255.255.255.255')).toBe(0xffffffff)
  expect(formatIpv4(0xffffffff)).toBe('255.255.255.255')
})
