import { expect, test } from 'vitest'
import type { CampaignRow } from '../../../shared/domain/campaign.ts'
import { filterRows } from './cleanup-store.ts'

const row = (operatorName: string, state: string): CampaignRow =>
  ({
    request: {
      block: '203.0.113.0/28',
      state,
      mode: 'email',
      cases: [{ operatorName, listName: 'List', ranges: ['203.0.113.4'] }],
    },
  }) as unknown as CampaignRow

test('requests are found by operator, state, way and address; all words must fit', () => {
  const rows = [row('Alpha', 'sent'), row('Beta', 'to-write')]
  const found = (filter: string) =>
    filterRows(rows, filter).map(({ request }) => request.cases[0]?.operatorName)
  expect(found('')).toEqual(['Alpha', 'Beta'])
  expect(found('to write')).toEqual(['Beta'])
  expect(found('MAIL alpha 113.4')).toEqual(['Alpha'])
  expect(found('alpha beta')).toEqual([])
})
