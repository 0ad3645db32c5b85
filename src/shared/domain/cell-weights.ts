import type { Family } from './address.ts'
import { impactWeight } from './impact.ts'
import type { DnsblList } from './list.ts'

/**
 * Share of weighted checks that must be known, of a block for a verdict and of an address for an unhatched cell.
 */
export const ENOUGH_COVERAGE = 0.9

/**
 * What one check of each list weighs in the coverage of an address, by list id: `impactWeight` for block lists
 * with data of the family, 0 for all others. Where no list weighs anything, those block lists weigh alike, since an
 * address nobody answered for must not look clear. A list of critical impact weighs as much as it takes to hatch an
 * address by its silence alone, however many lesser lists answer.
 */
export function cellWeights(
  lists: readonly Pick<DnsblList, 'id' | 'polarity' | 'families' | 'impact'>[],
  family: Family,
): ReadonlyMap<string, number> {
  const counts = lists.filter(({ polarity, families }) => polarity === 'block' && families.includes(family))
  const weighty = counts.some(({ impact }) => impactWeight[impact] > 0)
  const weights = new Map(lists.map(({ id }) => [id, 0]))
  for (const { id, impact } of counts) weights.set(id, weighty ? impactWeight[impact] : 1)
  const critical = counts.filter(({ impact }) => impact === 'critical')
  const rest = counts.reduce((sum, { impact }) => sum + (impact === 'critical' ? 0 : impactWeight[impact]), 0)
  // w > share × (rest + n × w): just above what may be missing from an address that is not hatched.
  const share = 1 - ENOUGH_COVERAGE
  const room = Math.max(share / 2, 1 - critical.length * share)
  const least = (1.01 * share * rest) / room
  for (const { id, impact } of critical) weights.set(id, Math.max(impactWeight[impact], least))
  return weights
}
