import type { CampaignFacts } from '../../shared/domain/campaign-facts.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { readCampaignFacts } from '../engine/catalogue/read-campaign-facts.ts'
import type { Context } from './context.ts'

const FILE = 'campaign.yaml'

/** What holds for the clean-up of any block. Throws `catalogue` with every mistake of the shipped file. */
export function readCampaign({ readResource }: Pick<Context, 'readResource'>): CampaignFacts {
  const read = readCampaignFacts(FILE, new TextDecoder().decode(readResource(FILE)))
  if (read.ok) return read.facts
  throw new OperationError('catalogue', read.problems.join(' '))
}
