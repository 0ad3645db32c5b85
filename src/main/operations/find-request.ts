import type {
  CampaignRequest,
  CampaignRow,
  RequestEvent,
  RequestEventKind,
} from '../../shared/domain/campaign.ts'
import { isClosed } from '../../shared/domain/campaign.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { nextStep } from '../engine/campaign/next-step.ts'
import type { Context } from './context.ts'
import { readCampaign } from './read-campaign.ts'

/** The request of an id. Throws `not-found`. */
export function findRequest(context: Context, id: string): CampaignRequest {
  const request = context.store.campaign.get(id)
  if (request) return request
  throw new OperationError(
    'not-found',
    `There is no request '${id.slice(0, 40)}' in the clean-up.`,
    'blockvet campaign lists them.',
  )
}

/** An event that happens now. */
export const happens = (
  context: Context,
  kind: RequestEventKind,
  text: string,
  minutes = 0,
): RequestEvent => ({
  at: new Date(context.now()).toISOString(),
  kind,
  text,
  minutes,
})

/** Every request of the clean-up with its next step; of one block when it is named. */
export function listCampaign(context: Context, block?: string): readonly CampaignRow[] {
  const all = context.store.campaign.list()
  return all
    .filter((request) => block === undefined || request.block === block)
    .map((request) => rowOf(context, request, all))
}

/** A request as a row. */
export function rowOf(
  context: Context,
  request: CampaignRequest,
  all: readonly CampaignRequest[] = context.store.campaign.list(),
): CampaignRow {
  const events = context.store.campaign.events(request.id)
  const openBefore = all
    .filter(
      ({ block, key, state }) =>
        block === request.block && request.waitsFor.includes(key) && !isClosed(state),
    )
    .map(({ cases }) => `${cases[0]?.operatorName ?? ''}: ${cases[0]?.listName ?? ''}`)
  const { followUp: rules } = readCampaign(context)
  return {
    request,
    next: nextStep(request, { rules, events, openBefore }),
    minutesSpent: events.reduce((sum, { minutes }) => sum + minutes, 0),
    lastEventAt: events[0]?.at ?? request.createdAt,
  }
}
