import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blockSize, contains, formatBlock, formatRange, overlaps, parseBlock, prefixLength } from './block.ts'

function block(text: string) {
  const parsed = parseBlock(text)
  if (!parsed.ok) throw new Error(parsed.problem)
  return parsed.block
}

describe('parseBlock', () => {
  test.each([
    ['198.51.100.0/24', '198.51.100.0/24'],
    ['198.51.100.7', '198.51.100.7/32'],
    ['198.51.100.0-198.51.100.255', '198.51.100.0/24'],
    ['198.51.100.3 – 198.51.100.9', '198.51.100.3-198.51.100.9'],
    ['2001:db8::/32', '2001:db8::/32'],
    ['0.0.0.0/0', '0.0.0.0/0'],
  ])('%s means %s', (text, canonical) => expect(formatBlock(block(text))).toBe(canonical))

  test('host bits are mended with a notice naming the block', () => {
    const parsed = parseBlock('192.0.2.7/24')
    expect(parsed.ok && parsed.notices).toEqual([
      '192.0.2.7/24 has host bits set; the block 192.0.2.0/24 was meant.',
    ])
  })

  test.each([
    ['', 'An empty block was given; write one like 198.51.100.0/24.'],
    ['no block', "'no block' is not an IP address or block; write one like 198.51.100.0/24."],
    ['192.0.2.0/33', "'192.0.2.0/33' has no valid prefix length; use a number from 0 to 32 after the slash."],
    [
      '192.0.2/24',
      "'192.0.2/24' does not begin with a full IP address; write all of it, like 198.51.100.0/24.",
    ],
    [
      '192.0.2.9-192.0.2.1',
      "'192.0.2.9-192.0.2.1' runs the wrong way round; did you mean 192.0.2.1-192.0.2.9?",
    ],
    [
      '192.0.2.1-2001:db8::1',
      "'192.0.2.1-2001:db8::1' mixes IPv4 and IPv6; both ends of a range must be of one family.",
    ],
  ])('refuses %j with one sentence', (text, problem) =>
    expect(parseBlock(text)).toEqual({ ok: false, problem }),
  )

  test('never throws and never echoes control characters or long text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const parsed = parseBlock(text)
        if (parsed.ok) return
        expect(parsed.problem).toMatch(/^[\x20-\x7e]+$/)
        expect(parsed.problem.length).toBeLessThan(200)
      }),
    )
  })

  test('text and block are one-to-one', () => {
    const ends = fc.tuple(fc.integer({ min: 0, max: 0xffffffff }), fc.integer({ min: 0, max: 0xffffffff }))
    fc.assert(
      fc.property(ends, ([a, b]) => {
        const range = { family: 4 as const, first: BigInt(Math.min(a, b)), last: BigInt(Math.max(a, b)) }
        expect(block(formatBlock(range))).toEqual(range)
      }),
    )
  })
})

test('prefix length is null exactly when the range is no CIDR', () => {
  expect(prefixLength(block('192.0.2.128/25'))).toBe(25)
  expect(prefixLength(block('192.0.2.1-192.0.2.2'))).toBeNull()
  expect(prefixLength(block('::/0'))).toBe(0)
})

test('size, containment and overlap', () => {
  expect(blockSize(block('2001:db8::/64'))).toBe(1n << 64n)
  expect(contains(block('192.0.2.0/24'), block('192.0.2.128/25'))).toBe(true)
  expect(contains(block('192.0.2.128/25'), block('192.0.2.0/24'))).toBe(false)
  expect(overlaps(block('192.0.2.0-192.0.2.9'), block('192.0.2.9-192.0.2.20'))).toBe(true)
  expect(overlaps(block('0.0.0.0/0'), block('::/0'))).toBe(false)
  expect(formatRange(block('192.0.2.1/32'))).toBe('192.0.2.1')
  expect(formatRange(block('192.0.2.0/30'))).toBe('192.0.2.0-192.0.2.3')
})
