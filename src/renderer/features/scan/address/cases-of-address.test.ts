import { expect, test } from 'vitest'
import { aCase } from '../sample-scan.test-support.ts'
import { casesOfAddress } from './cases-of-address.ts'

const cases = [
  aCase({ id: 'alone', ranges: ['192.0.2.7'] }),
  aCase({ id: 'range', ranges: ['192.0.2.1-192.0.2.3', '192.0.2.6-192.0.2.9'] }),
  aCase({ id: 'block', ranges: ['192.0.2.0/24'] }),
  aCase({ id: 'six', ranges: ['2001:db8::/64'] }),
]
const idsOf = (address: string): readonly string[] => casesOfAddress(cases, address).map(({ id }) => id)

test('an address is in every case that lists it alone, in a range, or with its whole block', () => {
  expect(idsOf('192.0.2.7')).toEqual(['alone', 'range', 'block'])
  expect(idsOf('192.0.2.4')).toEqual(['block'])
  expect(idsOf('2001:db8::1')).toEqual(['six'])
})

test('another address, or no address at all, is in none', () => {
  expect(idsOf('198.51.100.7')).toEqual([])
  expect(idsOf('a stranger')).toEqual([])
})
