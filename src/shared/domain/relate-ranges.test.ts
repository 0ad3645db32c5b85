import { expect, test } from 'vitest'
import { type Block, formatBlock, parseBlock } from './block.ts'
import { neighbourhoodOf, relateRanges, sharedAddresses } from './relate-ranges.ts'

const block = (text: string): Block => {
  const parsed = parseBlock(text)
  if (!parsed.ok) throw new Error(parsed.problem)
  return parsed.block
}

test.each([
  ['203.0.113.0/28', '203.0.113.0/28', 'equals', 16],
  ['203.0.0.0/17', '203.0.113.0/28', 'covers', 16],
  ['203.0.113.7', '203.0.113.0/28', 'inside', 1],
  ['203.0.113.8-203.0.113.40', '203.0.113.0/28', 'overlaps', 8],
  ['203.0.112.250-203.0.113.0', '203.0.113.0/28', 'overlaps', 1],
  ['203.0.113.16/28', '203.0.113.0/28', 'neighbour', 0],
  ['203.0.255.255', '203.0.113.0/28', 'neighbour', 0],
  ['203.1.0.0/16', '203.0.113.0/28', null, 0],
  ['2001:db8::/32', '2001:db8:1::/48', 'covers', 2 ** 80],
  ['2001:db8:ffff::/48', '2001:db8:1::/48', 'neighbour', 0],
  ['2001:db9::/32', '2001:db8:1::/48', null, 0],
  ['::/0', '203.0.113.0/28', null, 0],
])('%s beside %s is %s', (entry, asked, relation, addresses) => {
  expect(relateRanges(block(entry), block(asked))).toBe(relation)
  expect(sharedAddresses(block(entry), block(asked))).toBe(addresses)
})

test('the neighbourhood is the /16 around, or a block that is larger, or both /16s of a range', () => {
  expect(formatBlock(neighbourhoodOf(block('203.0.113.0/28')))).toBe('203.0.0.0/16')
  expect(formatBlock(neighbourhoodOf(block('198.18.0.0/15')))).toBe('198.18.0.0/15')
  expect(formatBlock(neighbourhoodOf(block('198.18.255.0-198.19.0.9')))).toBe('198.18.0.0/15')
  expect(formatBlock(neighbourhoodOf(block('2001:db8:1::/64')))).toBe('2001:db8::/32')
})
