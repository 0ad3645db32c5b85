import { parseBlock } from '../../../../shared/domain/block.ts'
import { type Targets, targetOfAddress } from '../../../../shared/domain/targets.ts'

/** First and last target of a range as evidence writes it, or null when it is not of this block. */
export function rangeTargets(targets: Targets, range: string): readonly [from: number, to: number] | null {
  const parsed = parseBlock(range)
  if (!parsed.ok) return null
  const { family, first, last } = parsed.block
  const from = targetOfAddress(targets, { family, value: first })
  const to = targetOfAddress(targets, { family, value: last })
  return from === null || to === null ? null : [from, to]
}
