import { useEffect, useState } from 'react'
import type { BounceRow } from '../../../../shared/domain/bounce.ts'
import type { CampaignRow } from '../../../../shared/domain/campaign.ts'
import { rpc } from '../../../rpc/client.ts'
import { useConnection } from '../../../rpc/connection.ts'
import { type Failure, readFailure } from '../../../rpc/failure.ts'

/** What hangs on a case elsewhere: the request that was made of it, and bounces that it explains. */
export interface CaseTrail {
  /** Null while it is not known, or when there is none. */
  readonly request: CampaignRow | null
  readonly bounces: readonly BounceRow[]
  /** True once both were read. */
  readonly known: boolean
  readonly failure: Failure | null
}

const nothing: CaseTrail = { request: null, bounces: [], known: false, failure: null }

/** Looks for the request and the bounces of a case. */
export function useCaseTrail(block: string, caseId: string): CaseTrail {
  const epoch = useConnection((state) => state.epoch)
  const [trail, setTrail] = useState<CaseTrail>(nothing)
  useEffect(() => {
    let wanted = true
    const read = async (): Promise<CaseTrail> => {
      try {
        const [requests, bounces] = await Promise.all([rpc.campaign.list(), rpc.bounces.list()])
        return {
          request: requestOf(requests, block, caseId),
          bounces: bounces.filter((row) => row.caseId === caseId),
          known: true,
          failure: null,
        }
      } catch (error) {
        return { ...nothing, failure: readFailure(error) }
      }
    }
    void read().then((found) => {
      if (wanted) setTrail(found)
    })
    return () => {
      wanted = false
    }
    // Asked again on a new line.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [block, caseId, epoch])
  return trail
}

/**
 * Makes requests of the cases of a scan, and goes to the one of this case, unless the user went elsewhere meanwhile.
 * Returns why it could not.
 */
export async function writeRequest(scanId: string, block: string, caseId: string): Promise<Failure | null> {
  const from = location.hash
  try {
    const row = requestOf(await rpc.campaign.start({ scanId }), block, caseId)
    if (location.hash === from)
      location.assign(row ? `#/cleanup/${encodeURIComponent(row.request.id)}` : '#/cleanup')
    return null
  } catch (error) {
    return readFailure(error)
  }
}

const requestOf = (rows: readonly CampaignRow[], block: string, caseId: string): CampaignRow | null =>
  rows.find(({ request }) => request.block === block && request.cases.some(({ id }) => id === caseId)) ?? null
