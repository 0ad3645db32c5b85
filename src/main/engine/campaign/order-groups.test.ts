import { expect, test } from 'vitest'
import type { CampaignPhase } from '../../../shared/domain/campaign-facts.ts'
import type { Case } from '../../../shared/domain/case.ts'
import type { Removal } from '../../../shared/domain/removal.ts'
import { groupCases } from './group-cases.ts'
import { orderGroups } from './order-groups.ts'

const phase = (id: string, of: CampaignPhase['of'] = null): CampaignPhase => ({
  id,
  title: id,
  what: id,
  of,
  removals: [],
})
const phases = [
  phase('registry'),
  phase('reverse-dns'),
  phase('upstream', 'provider'),
  phase('self-service', 'self-service'),
  phase('letters', 'letter'),
]
const removal = (id: string, change: Partial<Removal>): Removal =>
  ({
    id,
    operatorId: id,
    draftMode: 'form-text',
    method: 'form',
    whoMayAsk: 'user',
    blockRequests: 'unknown',
    needsFirst: [],
    ...change,
  }) as unknown as Removal
const found = (id: string, removalId: string | null, change: Partial<Case> = {}): Case =>
  ({
    id,
    kind: 'listing',
    removalId,
    reference: null,
    ranges: [],
    needsFirst: [],
    ...change,
  }) as unknown as Case

test('causes come first, then the provider, forms, letters, and what nobody knows how to ask', () => {
  const removals = [
    removal('form', {}),
    removal('letter', { method: 'email' }),
    removal('sbl', { whoMayAsk: 'provider' }),
  ]
  const cases = [
    found('unknown', null),
    found('l', 'letter'),
    found('f', 'form', { needsFirst: ['s', 'gone'] }),
    found('s', 'sbl'),
    found('names', null, { kind: 'reverse-dns' }),
    found('record', null, { kind: 'registry' }),
  ]
  const placed = orderGroups(groupCases(cases, removals), phases, { removals, operators: [] })
  expect(placed.map(({ key }) => key)).toEqual(['record', 'names', 's', 'f', 'l', 'unknown'])
  expect(placed.map(({ rank }) => rank)).toEqual([0, 1, 2, 3, 4, 5])
  expect(placed[3]?.waitsFor).toEqual(['s'])
  expect(placed[5]?.phase).toBeNull()
})
