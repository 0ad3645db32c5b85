import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatAddress } from '../../../shared/domain/address.ts'
import { type Ipv6Span, readIpv6Cidr, readIpv6Prefix } from './read-ipv6.ts'

const show = (span: Ipv6Span | null): string => {
  if (!span) return 'none'
  const value = span.words.reduce((sum, word) => (sum << 32n) | BigInt(word), 0n)
  return `${formatAddress({ family: 6, value })}/${span.bits}${span.rest && `|${span.rest}`}`
}

test.each([
  ['2001:db8:1:2', '2001:db8:1:2::/64'],
  ['2001:db8::/32', '2001:db8::/32'],
  ['::1', '::1/128'],
  ['1::', '1::/128'],
  ['::/0', '::/0'],
  ['2001:DB8::A # note', '2001:db8::a/128| # note'],
  ['1::2:', '1::2/128'],
  ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0/128'],
  ['1:2:3:4:5:6:7::8', 'none'],
  ['2001', 'none'],
  ['2001:db8:', 'none'],
  ['2001:db8::/129', 'none'],
  ['2001:db8::/', 'none'],
  ['12345::', 'none'],
])('%s is %s', (text, expected) => expect(show(readIpv6Cidr(text))).toBe(expected))

test('eight groups end an address, whatever follows', () => {
  expect(show(readIpv6Prefix('1:2:3:4:5:6:7:8:9'))).toBe('1:2:3:4:5:6:7:8/128|:9')
})

test('every address is read back from its text', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }), (value) => {
      const text = formatAddress({ family: 6, value })
      expect(show(readIpv6Prefix(text))).toBe(`${text}/128`)
    }),
  )
})
