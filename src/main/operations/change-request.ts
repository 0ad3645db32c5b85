import {
  type CampaignRequest,
  type CampaignRow,
  isClosed,
  type RequestEvent,
  type RequestState,
} from '../../shared/domain/campaign.ts'
import type { EvidenceFact } from '../../shared/domain/evidence-fact.ts'
import type { LetterLanguage } from '../../shared/domain/letter.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { mayAskAgainAt } from '../engine/campaign/next-step.ts'
import type { Context } from './context.ts'
import { findRequest, happens, rowOf } from './find-request.ts'

/** What can be changed about a request; what is left out stays. */
export interface RequestChange {
  readonly id: string
  readonly state?: RequestState | undefined
  /** A reminder was sent. */
  readonly reminded?: boolean | undefined
  readonly note?: string | undefined
  /** Minutes of work to write down. */
  readonly minutes?: number | undefined
  readonly answers?: Readonly<Partial<Record<EvidenceFact, string>>> | undefined
  readonly language?: LetterLanguage | undefined
}

/**
 * Changes a request and writes the change down. Throws `bad-input` for asking again within the operator's own time, or
 * for sending where nothing is sent; nothing is changed then.
 */
export function changeRequest(context: Context, change: RequestChange): CampaignRow {
  const before = findRequest(context, change.id)
  const events: RequestEvent[] = []
  let request: CampaignRequest = {
    ...before,
    ...(change.language ? { language: change.language } : {}),
    ...(change.answers ? { answers: { ...before.answers, ...change.answers } } : {}),
  }
  const minutes = change.minutes ?? 0
  if (change.state && change.state !== before.state) {
    request = moved(context, request, change.state)
    events.push(happens(context, 'state', `${before.state} → ${change.state}`))
  } else if (change.state === 'sent') refuseEarly(context, before)
  if (change.reminded) {
    if (before.state !== 'sent')
      throw new OperationError('bad-input', 'Only a request that was sent can be reminded of.')
    request = { ...request, reminders: request.reminders + 1 }
    events.push(happens(context, 'reminder', `Reminder ${request.reminders}.`))
  }
  if (change.note !== undefined && change.note.trim() !== '')
    events.push(happens(context, 'note', change.note.trim(), minutes))
  else if (minutes > 0) events.push(happens(context, 'time', `${minutes} minutes of work.`, minutes))
  context.store.campaign.save([{ request, events }])
  return rowOf(context, request)
}

function moved(context: Context, request: CampaignRequest, state: RequestState): CampaignRequest {
  const now = new Date(context.now()).toISOString()
  if (state !== 'sent') return { ...request, state, closedAt: isClosed(state) ? now : null }
  if (request.mode === 'none')
    throw new OperationError('bad-input', 'This operator takes no requests; the entry runs out by itself.')
  refuseEarly(context, request)
  return { ...request, state, sentAt: now, closedAt: null }
}

/** Asking again too soon makes it worse at most operators. Throws `bad-input` then. */
export function refuseEarly(context: Context, request: CampaignRequest): void {
  const from = mayAskAgainAt(request)
  if (from === null || context.now() >= Date.parse(from)) return
  throw new OperationError(
    'bad-input',
    `It was sent on ${request.sentAt?.slice(0, 16).replace('T', ' ')} UTC; asking again before ${from.slice(0, 16).replace('T', ' ')} UTC makes it worse.`,
    'Wait, or write down a reminder in the same thread.',
  )
}
