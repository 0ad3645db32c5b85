import { assert, bigInt, oneof, property } from 'fast-check'
import { expect, test } from 'vitest'
import { type Address, parseAddress, reverseLabels } from '../../../shared/domain/address.ts'
import { addressOfLabels } from './address-of-labels.ts'

test('undoes what reverseLabels does', () => {
  const v4 = bigInt(0n, (1n << 32n) - 1n).map((value): Address => ({ family: 4, value }))
  const v6 = bigInt(1n << 48n, (1n << 128n) - 1n).map((value): Address => ({ family: 6, value }))
  assert(
    property(oneof(v4, v6), (address) => {
      expect(addressOfLabels(reverseLabels(address))).toEqual(address)
    }),
  )
})

test('takes an IPv4-mapped address for the IPv4 one, as the IPv6 test point of RFC 5782 needs', () => {
  const labels = reverseLabels({ family: 6, value: 0xffff_7f00_0002n })
  expect(addressOfLabels(labels)).toEqual(parseAddress('127.0.0.2'))
})

test.each([
  '',
  'www',
  '1.2.3',
  '1.2.3.4.5',
  '256.0.0.1',
  '01.2.3.4',
  `g.${'0.'.repeat(30)}0`,
  `10.${'0.'.repeat(30)}0`,
])('finds no address in "%s"', (labels) => {
  expect(addressOfLabels(labels)).toBeNull()
})
