import type { Case } from '../../../shared/domain/case.ts'
import type { Hours, Removal } from '../../../shared/domain/removal.ts'
import { UNRESEARCHED_EFFORT_HOURS } from './rules.ts'

/** The work behind one case. */
export type Effort = Pick<Case, 'requests' | 'effortHours' | 'effortBasis'>

/**
 * The work of a case with `asks` requests to make (≥ 1), in hours of the user's time. An entry that expires needs
 * no request but one look; a list without a researched procedure costs the time to find one.
 */
export function weighEffort(removal: Removal | null, asks: number): Effort {
  if (removal === null) {
    const effortBasis = 'Estimate: no removal procedure is known; the time to find out whom to ask.'
    return { requests: 0, effortHours: UNRESEARCHED_EFFORT_HOURS, effortBasis }
  }
  const { method, effortHours, effortBasis } = removal
  if (method === 'expiry' || method === 'none') return { requests: 0, effortHours, effortBasis }
  if (asks === 1) return { requests: 1, effortHours, effortBasis }
  const [low, high] = effortHours
  return {
    requests: asks,
    effortHours: [round(low * asks), round(high * asks)],
    effortBasis: `${asks} requests, one per address. ${effortBasis}`,
  }
}

/** Hours of all cases together. */
export function sumEffort(cases: readonly Pick<Case, 'effortHours'>[]): Hours {
  const sum = (end: 0 | 1): number =>
    round(cases.reduce((total, { effortHours }) => total + effortHours[end], 0))
  return [sum(0), sum(1)]
}

const round = (hours: number): number => Math.round(hours * 100) / 100
