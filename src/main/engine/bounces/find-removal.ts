import type { BounceGroup } from '../../../shared/domain/bounce.ts'
import type { Catalogue, Removal } from '../../../shared/domain/removal.ts'

/** The procedure that fits: of the zone's list, else what the party's bounces call for, else the operator's first. */
export function findRemoval(
  { operatorId, zone }: Pick<BounceGroup, 'operatorId' | 'zone'>,
  { lists, bounces, removals }: Catalogue,
): Removal | null {
  const ofZone = lists.find((list) => list.zone === zone)?.removalId
  const ofParty = bounces.find((party) => party.operatorId === operatorId)?.removalId
  const own = removals.filter((removal) => removal.operatorId === operatorId)
  return own.find(({ id }) => id === ofZone) ?? own.find(({ id }) => id === ofParty) ?? own[0] ?? null
}
