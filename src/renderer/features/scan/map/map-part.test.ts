import { expect, test } from 'vitest'
import { formatBlock, parseBlock } from '../../../../shared/domain/block.ts'
import { targetsOf } from '../../../../shared/domain/targets.ts'
import { changesInPart, partAround, targetsOfPart } from './map-part.ts'

function read(text: string) {
  const parsed = parseBlock(text)
  if (!parsed.ok) throw new Error(parsed.problem)
  return targetsOf(parsed.block, 64)
}

test('a part is the /24 around a target, or all that shares its cell where that is more', () => {
  expect(partAround(700, 2, 131_072)).toEqual({ from: 512, to: 767 })
  expect(partAround(700, 512, 131_072)).toEqual({ from: 512, to: 1023 })
  expect(partAround(300, 2, 310)).toEqual({ from: 256, to: 309 })
})

test.each([
  ['198.18.0.0/15', '198.18.2.0/24', 256],
  ['2001:db8::/46', '2001:db8:0:200::/56', 256],
])('the targets of a part of %s are those of the whole', (block, name, count) => {
  const part = targetsOfPart(read(block), { from: 512, to: 767 }, 64)
  expect(formatBlock(part.block)).toBe(name)
  expect(part.count).toBe(count)
})

test('changes elsewhere are no changes of the part', () => {
  expect(changesInPart([1, 256, 300, 512], { from: 256, to: 511 })).toEqual([0, 44])
})
