import { contains, parseBlock } from '../../../../shared/domain/block.ts'
import type { Case } from '../../../../shared/domain/case.ts'

/** The cases that hold an address, in the order given; none when the text is no address. */
export function casesOfAddress(cases: readonly Case[], address: string): readonly Case[] {
  const one = parseBlock(address)
  if (!one.ok) return []
  return cases.filter(({ ranges }) =>
    ranges.some((text) => {
      const range = parseBlock(text)
      return range.ok && contains(range.block, one.block)
    }),
  )
}
