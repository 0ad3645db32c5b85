import { expect, test } from 'vitest'
import type { CampaignRequest, NextStep, RequestState } from './campaign.ts'
import { isFollowUpDue } from './is-follow-up-due.ts'

const NOW = Date.parse('2026-11-02T08:00:00Z')
const row = (state: RequestState, dueAt: string | null) => ({
  request: { state } as CampaignRequest,
  next: { what: 'look', dueAt, text: '' } satisfies NextStep,
})

test.each<[RequestState, string | null, boolean]>([
  ['sent', '2026-11-02T08:00:00Z', true],
  ['sent', '2026-11-02T08:00:01Z', false],
  ['waiting', '2026-11-01T08:00:00Z', true],
  ['answered', '2026-11-01T08:00:00Z', true],
  ['sent', null, false],
  ['to-write', '2026-11-01T08:00:00Z', false],
  ['ready', '2026-11-01T08:00:00Z', false],
  ['removed', '2026-11-01T08:00:00Z', false],
])('%s, due %s: %s', (state, dueAt, due) => {
  expect(isFollowUpDue(row(state, dueAt), NOW)).toBe(due)
})
