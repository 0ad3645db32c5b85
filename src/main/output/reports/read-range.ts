import { parseBlock } from '../../../shared/domain/block.ts'
import type { Scan } from '../../../shared/domain/scan.ts'
import { type Targets, targetOfAddress, targetsOf } from '../../../shared/domain/targets.ts'

/** First and last target of a range as evidence writes it (`first-last`, one address); null outside the scan. */
export function readRange(targets: Targets, text: string): readonly [from: number, to: number] | null {
  const parsed = parseBlock(text)
  if (!parsed.ok) return null
  const { family, first, last } = parsed.block
  const from = targetOfAddress(targets, { family, value: first })
  const to = targetOfAddress(targets, { family, value: last })
  return from === null || to === null ? null : [from, to]
}

/** The targets of a stored scan. Throws for a block that is none, which no store hands over. */
export function readTargets({ block, settings }: Pick<Scan, 'block' | 'settings'>): Targets {
  const parsed = parseBlock(block)
  if (!parsed.ok) throw new Error(`The scan is of no block: ${parsed.problem}`)
  return targetsOf(parsed.block, settings.granularity)
}
