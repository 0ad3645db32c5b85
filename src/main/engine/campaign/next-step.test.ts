import { expect, test } from 'vitest'
import type { CampaignRequest, RequestEvent } from '../../../shared/domain/campaign.ts'
import type { FollowUpRules } from '../../../shared/domain/campaign-facts.ts'
import { addWorkingDays, isProvenClean, mayAskAgainAt, nextStep } from './next-step.ts'

const rules: FollowUpRules = {
  recheckEveryHours: [6, 12],
  cleanAnswers: 2,
  cleanAnswersApartHours: 6,
  reminders: [
    { afterWorkingDays: 3, what: 'First.' },
    { afterWorkingDays: 7, what: 'Second.' },
  ],
  silentAfterDays: 14,
  expiryLookAfterHours: 24,
  relisted: '',
  portals: 'Not again yet.',
  basis: 'estimate',
}
const sentAt = '2026-11-06T10:00:00.000Z' // A Friday.

function request(change: Partial<CampaignRequest> = {}): CampaignRequest {
  const base = { state: 'sent', mode: 'email', createdAt: sentAt, sentAt, reminders: 0, each: [] }
  return { ...base, cases: [{ delayHours: [1, 24] }], ...change } as unknown as CampaignRequest
}
const event = (kind: RequestEvent['kind'], at: string): RequestEvent => ({ kind, at, text: '', minutes: 0 })
const step = (change: Partial<CampaignRequest>, events: RequestEvent[] = [], openBefore: string[] = []) => {
  const { what, dueAt } = nextStep(request(change), { rules, events, openBefore })
  return [what, dueAt]
}
const looked = event('listed', '2026-11-07T11:00:00.000Z')

test('a request that waits for others says so, else it is written, then sent', () => {
  expect(step({ state: 'to-write' }, [], ['SBL'])).toEqual(['wait-for', null])
  expect(step({ state: 'to-write' })).toEqual(['write', sentAt])
  expect(step({ state: 'ready' })).toEqual(['send', sentAt])
})

test('after the usual time the list is looked at, then reminders by working days, then somebody else', () => {
  expect(step({})).toEqual(['look', '2026-11-07T10:00:00.000Z'])
  expect(step({}, [looked])).toEqual(['remind', '2026-11-11T10:00:00.000Z'])
  expect(step({ reminders: 1 }, [looked])).toEqual(['remind', '2026-11-17T10:00:00.000Z'])
  expect(step({ reminders: 2 }, [looked])).toEqual(['escalate', '2026-11-20T10:00:00.000Z'])
  expect(step({ mode: 'form-text' }, [looked])[0]).toBe('ask-again')
})

test('where no list can be looked at, a newer log is read before the reminder', () => {
  const cases = [{ kind: 'bounces', delayHours: [1, 24] }] as unknown as CampaignRequest['cases']
  const next = nextStep(request({ cases }), { rules, events: [], openBefore: [] })
  expect(next).toMatchObject({ what: 'remind', dueAt: '2026-11-11T10:00:00.000Z' })
  expect(next.text).toMatch(/read a newer log, and close it by hand .* Otherwise: First\.$/)
})

test('no reminder comes before the time that the operator takes', () => {
  const slow = { cases: [{ delayHours: [24, 24 * 30] }] } as unknown as Partial<CampaignRequest>
  const late = event('listed', '2026-12-07T10:00:00.000Z')
  expect(step(slow, [late])).toEqual(['remind', '2026-12-06T10:00:00.000Z'])
  expect(mayAskAgainAt(request(slow))).toBe('2026-12-06T10:00:00.000Z')
  expect(mayAskAgainAt(request({ sentAt: null }))).toBeNull()
})

test('a clean look calls for a second one six hours later', () => {
  expect(step({}, [event('clean', '2026-11-06T12:00:00.000Z')])).toEqual(['look', '2026-11-06T18:00:00.000Z'])
  expect(step({ state: 'waiting' })).toEqual(['look', '2026-11-08T10:00:00.000Z'])
})

test('two clean looks prove it when they lie apart and nothing was listed in between', () => {
  const clean = (hour: string) => event('clean', `2026-11-06T${hour}:00:00.000Z`)
  expect(isProvenClean(rules, [clean('18'), clean('12')])).toBe(true)
  expect(isProvenClean(rules, [clean('17'), clean('12')])).toBe(false)
  expect(isProvenClean(rules, [clean('18'), clean('15'), clean('12')])).toBe(true)
  expect(isProvenClean(rules, [clean('20'), event('unknown', ''), clean('12')])).toBe(true)
  expect(isProvenClean(rules, [clean('20'), event('listed', ''), clean('12')])).toBe(false)
  expect(isProvenClean(rules, [])).toBe(false)
})

test('closed requests need nothing, and weekends are no working days', () => {
  for (const state of ['removed', 'refused', 'given-up'] as const)
    expect(step({ state })).toEqual(['nothing', null])
  expect(new Date(addWorkingDays(Date.parse(sentAt), 1)).toISOString()).toBe('2026-11-09T10:00:00.000Z')
})
