import type { CampaignRequest } from '../../shared/domain/campaign.ts'

/** A request to be kept in tests. */
export const aRequest = (id: string, change: Partial<CampaignRequest> = {}): CampaignRequest => ({
  id,
  block: '203.0.113.0/28',
  scanId: 's',
  key: `key-${id}`,
  state: 'to-write',
  cases: [],
  removalId: null,
  mode: 'email',
  each: [],
  rank: 0,
  phase: null,
  waitsFor: [],
  language: null,
  answers: {},
  createdAt: '2026-11-01T00:00:00.000Z',
  sentAt: null,
  closedAt: null,
  reminders: 0,
  messageIds: [],
  ...change,
})
