import { array, assert, integer, property, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { type Block, formatBlock, overlaps, parseBlock } from '../../../shared/domain/block.ts'
import { RangeIndex } from './range-index.ts'
import { RangeTable } from './range-table.ts'
import type { TokenRange } from './token-range.ts'

const block = (text: string): Block => {
  const parsed = parseBlock(text)
  if (!parsed.ok) throw new Error(parsed.problem)
  return parsed.block
}

const tokenOf = ({ family, first, last }: Block): TokenRange =>
  family === 4 ? { family, first: Number(first), last: Number(last) } : { family, first, last }

function indexOf(entries: readonly Block[]): RangeIndex {
  const table = new RangeTable()
  for (const [i, entry] of entries.entries()) table.add(tokenOf(entry), `R${i}`, null)
  return new RangeIndex(table)
}

function touching(index: RangeIndex, asked: Block): string[] {
  const found: string[] = []
  index.touching(asked, ({ range, reference }) => found.push(`${formatBlock(range)} ${reference}`))
  return found.toSorted()
}

test('finds what covers, equals, lies inside and straddles, equal entries each', () => {
  const entries = [
    '203.0.112.0/20',
    '203.0.113.0/24',
    '203.0.113.0/24',
    '203.0.113.7',
    '203.0.113.250-203.0.114.9',
    '203.0.114.0/24',
    '0.0.0.0/0',
    '2001:db8::/32',
  ]
  const index = indexOf(entries.map(block))
  expect(index.size).toBe(8)
  expect(touching(index, block('203.0.113.0/24'))).toEqual([
    '0.0.0.0/0 R6',
    '203.0.112.0/20 R0',
    '203.0.113.0/24 R1',
    '203.0.113.0/24 R2',
    '203.0.113.250-203.0.114.9 R4',
    '203.0.113.7/32 R3',
  ])
  expect(touching(index, block('2001:db8:1::/48'))).toEqual(['2001:db8::/32 R7'])
  expect(touching(index, block('2001:db9::/48'))).toEqual([])
})

test('an empty index and the ends of the address space', () => {
  expect(touching(indexOf([]), block('0.0.0.0/0'))).toEqual([])
  const whole = [block('0.0.0.0'), block('255.255.255.255'), block('::/0'), block('ffff::/16')]
  expect(touching(indexOf(whole), block('255.255.255.255'))).toEqual(['255.255.255.255/32 R1'])
  expect(touching(indexOf(whole), block('ffff:ffff::/32'))).toHaveLength(2)
})

const ends = (family: 4 | 6) => {
  // A small universe at the top of the space makes nested, equal and touching ranges common.
  const base = family === 4 ? 0xffff_ff00n : (1n << 128n) - 256n
  return tuple(integer({ min: 0, max: 255 }), integer({ min: 0, max: 255 })).map(
    ([a, b]): Block => ({
      family,
      first: base + BigInt(Math.min(a, b)),
      last: base + BigInt(Math.max(a, b)),
    }),
  )
}

test.each([4, 6] as const)('IPv%i: the same as looking at every entry', (family) => {
  assert(
    property(array(ends(family), { maxLength: 60 }), ends(family), (entries, asked) => {
      const expected = entries
        .map((entry, i) => (overlaps(entry, asked) ? `${formatBlock(entry)} R${i}` : null))
        .filter((found) => found !== null)
      expect(touching(indexOf(entries), asked)).toEqual(expected.toSorted())
    }),
    { numRuns: 400 },
  )
})

test('more entries than fit the quick order are sorted as well', () => {
  const table = new RangeTable()
  const count = 2 ** 21 + 5
  for (let i = 0; i < count; i++) {
    const first = Math.imul(i, 2_654_435_761) >>> 0
    table.add({ family: 4, first, last: first }, null, null)
  }
  const index = new RangeIndex(table)
  const seventh = Math.imul(7, 2_654_435_761) >>> 0
  const found: string[] = []
  index.touching({ family: 4, first: BigInt(seventh), last: BigInt(seventh) }, ({ range }) =>
    found.push(formatBlock(range)),
  )
  expect(index.size).toBe(count)
  expect(found).toHaveLength(1)
})
