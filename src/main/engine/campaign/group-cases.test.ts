import { expect, test } from 'vitest'
import type { Case } from '../../../shared/domain/case.ts'
import type { Removal } from '../../../shared/domain/removal.ts'
import { groupCases } from './group-cases.ts'

const removal = (id: string, change: Partial<Removal>): Removal =>
  ({ id, draftMode: 'email', method: 'email', blockRequests: 'unknown', ...change }) as Removal
const found = (id: string, removalId: string | null, change: Partial<Case> = {}): Case =>
  ({ id, removalId, reference: null, scope: 'address', ranges: ['203.0.113.4'], ...change }) as Case

test('cases of an operator that takes ranges become one request, others stay by themselves', () => {
  const removals = [removal('joint', { blockRequests: 'yes' }), removal('single', {})]
  const groups = groupCases(
    [found('a', 'joint'), found('b', 'single'), found('c', 'joint'), found('d', 'single'), found('e', null)],
    removals,
  )
  expect(groups.map(({ key, cases }) => [key, cases.map(({ id }) => id)])).toEqual([
    ['removal:joint', ['a', 'c']],
    ['b', ['b']],
    ['d', ['d']],
    ['e', ['e']],
  ])
})

test('records with a reference are asked for one by one', () => {
  const removals = [removal('joint', { blockRequests: 'yes' })]
  const groups = groupCases([found('a', 'joint', { reference: 'SBL1' }), found('b', 'joint')], removals)
  expect(groups).toHaveLength(2)
})

test('an operator that wants each address by itself gets a request for each', () => {
  const removals = [removal('one', { blockRequests: 'no', method: 'form' })]
  const ranges = ['203.0.113.4-203.0.113.6', '203.0.113.9']
  const eachOf = (change: Partial<Case>) => groupCases([found('a', 'one', change)], removals)[0]?.each
  expect(eachOf({ ranges })).toEqual(['203.0.113.4', '203.0.113.5', '203.0.113.6', '203.0.113.9'])
  expect(eachOf({ ranges: ['203.0.113.4'] })).toEqual([])
  expect(eachOf({ ranges, scope: 'range' })).toEqual([])
  expect(eachOf({ ranges: ['198.51.0.0-198.51.255.255'] })).toHaveLength(256)
})
