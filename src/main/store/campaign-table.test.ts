import { expect, test } from 'vitest'
import type { RequestEvent } from '../../shared/domain/campaign.ts'
import { aRequest as request } from './a-request.test-support.ts'
import { failureOf, testStore } from './store.test-support.ts'

const event = (text: string, minutes = 0): RequestEvent => ({ at: 't', kind: 'note', text, minutes })

test('requests are kept whole, in the order of doing, and changed in place', () => {
  const { campaign } = testStore()
  const one = request('a', { rank: 1, answers: { phone: "'; DROP TABLE settings" } })
  const two = request('b', { each: ['203.0.113.4'] })
  campaign.save([one, two].map((entry) => ({ request: entry, events: [event(`made ${entry.id}`)] })))
  expect(campaign.list()).toEqual([two, one])
  const sent = { ...one, state: 'sent', sentAt: 'now', reminders: 1 } as const
  campaign.save([{ request: sent, events: [event('sent', 5)] }])
  expect(campaign.get('a')).toEqual(sent)
  expect(campaign.events('a').map(({ text }) => text)).toEqual(['sent', 'made a'])
  expect(campaign.get('c')).toBeNull()
})

test('all of a change is kept or nothing', () => {
  const { campaign } = testStore()
  const good = { request: request('a'), events: [] }
  const twin = { request: request('b', { key: 'key-a' }), events: [] }
  expect(failureOf(() => campaign.save([good, twin]))).toMatch(/^database: .*UNIQUE/)
  expect(campaign.list()).toEqual([])
})

test('texts are kept per address, replaced and forgotten; a removed request leaves nothing', () => {
  const { campaign } = testStore()
  campaign.save([{ request: request('a'), events: [event('x')] }])
  campaign.saveDraft('a', '', { subject: 'S', body: 'B' })
  campaign.saveDraft('a', '203.0.113.4', { subject: 'T', body: 'C' })
  campaign.saveDraft('a', '', { subject: 'S2', body: 'B2' })
  expect(campaign.draft('a', '')).toEqual({ subject: 'S2', body: 'B2' })
  campaign.saveDraft('a', '203.0.113.4', null)
  expect(campaign.draft('a', '203.0.113.4')).toBeNull()
  campaign.remove('a')
  expect([campaign.get('a'), campaign.events('a'), campaign.draft('a', '')]).toEqual([null, [], null])
})
