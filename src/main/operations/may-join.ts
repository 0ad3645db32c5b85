import { type CampaignRequest, isMadeOfBounces } from '../../shared/domain/campaign.ts'
import type { Catalogue } from '../../shared/domain/removal.ts'
import type { BounceCase } from './case-of-bounces.ts'

/**
 * True when bounces of one more address may go into a request that bounces made: the operator takes several in one, it
 * is known by name (whoever is not known is somebody else each time), and nothing was sent yet.
 */
export function mayJoin(
  { operators }: Pick<Catalogue, 'operators'>,
  request: CampaignRequest,
  { case: found, removal }: BounceCase,
  scanId: string | null,
): boolean {
  const isWritten = request.state === 'to-write' || request.state === 'ready'
  const isKnown = operators.some(({ id, kind }) => id === found.operatorId && kind !== 'recipient')
  const takesSeveral = removal?.blockRequests === 'yes' && removal.draftMode !== 'none'
  return (
    isWritten &&
    isKnown &&
    takesSeveral &&
    isMadeOfBounces(request) &&
    request.removalId === removal.id &&
    request.scanId === scanId &&
    request.cases[0]?.operatorId === found.operatorId
  )
}
