import {
  type CampaignRequest,
  isClosed,
  type NextStep,
  type RequestEvent,
} from '../../../shared/domain/campaign.ts'
import type { FollowUpRules } from '../../../shared/domain/campaign-facts.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Until removal where the catalogue has no figure. */
const USUAL_DELAY_HOURS = 48

/** What is known beside the request. */
export interface StepClues {
  readonly rules: FollowUpRules
  /** Names of requests that should be closed first and are open. */
  readonly openBefore: readonly string[]
  /** Newest first. */
  readonly events: readonly RequestEvent[]
}

/**
 * What a request needs next: causes before requests, a look at the list before a reminder, no more reminders than the
 * rules allow and none before the operator's own time is over.
 */
export function nextStep(request: CampaignRequest, { rules, openBefore, events }: StepClues): NextStep {
  if (isClosed(request.state)) return { what: 'nothing', dueAt: null, text: 'Closed.' }
  switch (request.state) {
    case 'to-write':
    case 'ready':
      if (openBefore.length > 0)
        return { what: 'wait-for', dueAt: null, text: `First: ${openBefore.join(', ')}.` }
      return request.state === 'ready'
        ? { what: 'send', dueAt: request.createdAt, text: sendWords(request) }
        : { what: 'write', dueAt: request.createdAt, text: 'Say what is missing, read it, mark it ready.' }
    case 'answered':
      return { what: 'read', dueAt: replyAt(events) ?? request.createdAt, text: 'Read the reply and decide.' }
    case 'waiting':
      return secondLook(rules, events) ?? lookAfterExpiry(request, rules)
    case 'sent':
      return secondLook(rules, events) ?? followUp(request, rules, events)
    case 'removed':
    case 'refused':
    case 'given-up':
      return { what: 'nothing', dueAt: null, text: 'Closed.' }
  }
}

/** From when on the operator may be asked again, ISO 8601; null when it was not asked yet. */
export function mayAskAgainAt({ sentAt, cases }: CampaignRequest): string | null {
  return sentAt === null ? null : iso(Date.parse(sentAt) + delayMs(cases))
}

function followUp(request: CampaignRequest, rules: FollowUpRules, events: readonly RequestEvent[]): NextStep {
  const sent = Date.parse(request.sentAt ?? request.createdAt)
  const expected = sent + delayMs(request.cases)
  const looked = events.some(({ kind, at }) => isLook(kind) && Date.parse(at) >= expected)
  const byHand = hasNoList(request)
  if (!looked && !byHand)
    return { what: 'look', dueAt: iso(expected), text: lookWords(request, 'Its usual time is over then') }
  const reminder = rules.reminders[request.reminders]
  if (!reminder)
    return {
      what: 'escalate',
      dueAt: iso(Math.max(expected, sent + rules.silentAfterDays * DAY_MS)),
      text: 'Silent: turn to the recipient or the provider, or give it up.',
    }
  const due = Math.max(expected, addWorkingDays(sent, reminder.afterWorkingDays))
  const again = request.mode === 'form-text' ? 'ask-again' : 'remind'
  const how = again === 'remind' ? reminder.what : rules.portals
  const text = byHand ? `${lookWords(request, 'Its usual time is over then')} Otherwise: ${how}` : how
  return { what: again, dueAt: iso(due), text }
}

/** A clean look counts only with a second one, some hours apart. */
function secondLook(rules: FollowUpRules, events: readonly RequestEvent[]): NextStep | null {
  const last = events.find(({ kind }) => isLook(kind))
  if (last?.kind !== 'clean') return null
  const due = Date.parse(last.at) + rules.cleanAnswersApartHours * HOUR_MS
  return { what: 'look', dueAt: iso(due), text: 'Clean once: a second look closes it.' }
}

function lookAfterExpiry(request: CampaignRequest, rules: FollowUpRules): NextStep {
  const start = Date.parse(request.sentAt ?? request.createdAt)
  const due = start + delayMs(request.cases) + rules.expiryLookAfterHours * HOUR_MS
  return { what: 'look', dueAt: iso(due), text: lookWords(request, 'It should have run out by then') }
}

/** True when enough clean looks in a row lie far enough apart to call it removed. `events` newest first. */
export function isProvenClean(rules: FollowUpRules, events: readonly RequestEvent[]): boolean {
  let clean = 0
  let before = Number.POSITIVE_INFINITY
  for (const { kind, at } of events) {
    if (kind === 'listed' || kind === 'relisted') break
    if (kind !== 'clean' || before - Date.parse(at) < rules.cleanAnswersApartHours * HOUR_MS) continue
    before = Date.parse(at)
    clean++
  }
  return clean >= rules.cleanAnswers
}

/** Working days are Monday to Friday, UTC. */
export function addWorkingDays(from: number, days: number): number {
  let at = from
  for (let left = days; left > 0; ) {
    at += DAY_MS
    const day = new Date(at).getUTCDay()
    if (day !== 0 && day !== 6) left--
  }
  return at
}

const isLook = (kind: RequestEvent['kind']): boolean =>
  kind === 'clean' || kind === 'listed' || kind === 'unknown'

const replyAt = (events: readonly RequestEvent[]): string | undefined =>
  events.find(({ kind }) => kind === 'reply')?.at

const delayMs = (cases: CampaignRequest['cases']): number =>
  Math.max(...cases.map(({ delayHours }) => delayHours?.[1] ?? USUAL_DELAY_HOURS)) * HOUR_MS

/** Only bounces tell of it, and nobody's list can be looked at. */
const hasNoList = ({ cases }: CampaignRequest): boolean => cases.every(({ kind }) => kind === 'bounces')

const lookWords = (request: CampaignRequest, when: string): string =>
  hasNoList(request)
    ? `${when}: read a newer log, and close it by hand when no such bounce is in it.`
    : `${when}: look at the list.`

const sendWords = ({ mode, each }: CampaignRequest): string =>
  mode === 'form-text'
    ? each.length > 0
      ? `Fill in the form, once for each of ${each.length} addresses.`
      : 'Fill in the form.'
    : 'Send it.'

const iso = (ms: number): string => new Date(ms).toISOString()
