import type { CampaignRequest } from '../../shared/domain/campaign.ts'
import { noSurroundings } from '../../shared/domain/surroundings.ts'
import type { RequestEvidence } from '../output/letters/requests/request-evidence.ts'

/** What a request rests on that no scan tells of: its address and its time, nothing else. */
export const withoutScan = ({
  block,
  createdAt,
}: Pick<CampaignRequest, 'block' | 'createdAt'>): RequestEvidence => ({
  evidence: {
    scan: { block, startedAt: createdAt, finishedAt: null, practice: false },
    lists: [],
    surroundings: noSurroundings,
  },
})
