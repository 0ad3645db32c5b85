import { rangeOfTargets, type Targets, targetsOf } from '../../../../shared/domain/targets.ts'

/** A run of targets that fills the map by itself, both ends included. */
export interface MapPart {
  readonly from: number
  readonly to: number
}

/** As many targets as can be told apart at a glance: a /24, or what shares a cell where that is more. */
const LEAST = 256

/** The part of a map around a target: aligned to its own size, counted from the start of the block. */
export function partAround(target: number, perCell: number, count: number): MapPart {
  const size = Math.max(LEAST, perCell)
  const from = Math.floor(target / size) * size
  return { from, to: Math.min(from + size, count) - 1 }
}

/** The targets of a part, as if it were a block of its own. */
export const targetsOfPart = (whole: Targets, { from, to }: MapPart, granularity: number): Targets =>
  targetsOf(rangeOfTargets(whole, from, to), granularity)

/** What changed in a part, by its own numbers. */
export const changesInPart = (targets: readonly number[], { from, to }: MapPart): readonly number[] =>
  targets.filter((target) => target >= from && target <= to).map((target) => target - from)
