import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatIpv4 } from '../../../shared/domain/address.ts'
import { readIpv4Cidr, readIpv4Range } from './read-ipv4.ts'

const range = (text: string): string => {
  const span = readIpv4Range(text)
  return span ? `${formatIpv4(span.first)}-${formatIpv4(span.last)}${span.rest && `|${span.rest}`}` : 'none'
}

test.each([
  ['192.0.2.1', '192.0.2.1-192.0.2.1'],
  ['192.0.2', '192.0.2.0-192.0.2.255'],
  ['192.0.2.0/24', '192.0.2.0-192.0.2.255'],
  ['127/24', '127.0.0.0-127.0.0.255'],
  ['127.16/12', '127.16.0.0-127.31.255.255'],
  ['192.0.2.1-255', '192.0.2.1-192.0.2.255'],
  ['127.16-31', '127.16.0.0-127.31.255.255'],
  ['127.16.0-127.31.255', '127.16.0.0-127.31.255.255'],
  ['1-2', '1.0.0.0-2.255.255.255'],
  ['0/0', '0.0.0.0-255.255.255.255'],
  ['010.1', '10.1.0.0-10.1.255.255'],
  ['192.0.2.1:2:text', '192.0.2.1-192.0.2.1|:2:text'],
  ['192.0.2.9-1', 'none'],
  ['127-127.0.0', 'none'],
  ['127', 'none'],
  ['192.0.2.', 'none'],
  ['192.0.2.256', 'none'],
  ['192.0.2.0/33', 'none'],
  ['192.0.2.0/', 'none'],
  ['', 'none'],
])('%s is %s', (text, expected) => expect(range(text)).toBe(expected))

test('a range is no CIDR', () => expect(readIpv4Cidr('192.0.2.1-2')?.rest).toBe('-2'))

test('every range that is written in full is read as it is', () => {
  const address = fc.integer({ min: 0, max: 0xffffffff })
  fc.assert(
    fc.property(address, address, (a, b) => {
      const [first, last] = a < b ? [a, b] : [b, a]
      const span = readIpv4Range(`${formatIpv4(first)}-${formatIpv4(last)}`)
      expect(span).toEqual({ first, last, bits: 32, rest: '' })
    }),
  )
})
