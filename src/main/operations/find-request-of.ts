import type { BounceRow } from '../../shared/domain/bounce.ts'
import type { CampaignRequest } from '../../shared/domain/campaign.ts'
import type { Catalogue } from '../../shared/domain/removal.ts'
import { caseOfBounces } from './case-of-bounces.ts'
import { holdsAddress } from './holds-address.ts'

/** The request that a bounce group belongs to: the one it was given to, else one to the same party on the address. */
export function findRequestOf(
  row: BounceRow,
  requests: readonly CampaignRequest[],
  catalogue: Catalogue,
): CampaignRequest | null {
  const given = requests.find(
    ({ bounces, cases }) =>
      bounces?.groupIds.includes(row.id) &&
      (row.address === null ||
        cases.some(({ ranges }) => ranges.some((range) => holdsAddress(range, row.address)))),
  )
  if (given) return given
  const { operatorId, kind, listId } = caseOfBounces(row, catalogue).case
  const fitting = requests.find(({ cases }) =>
    cases.some(
      (entry) =>
        entry.operatorId === operatorId &&
        (kind !== 'listing' || entry.listId === listId) &&
        entry.ranges.some((range) => holdsAddress(range, row.address)),
    ),
  )
  return fitting ?? null
}
