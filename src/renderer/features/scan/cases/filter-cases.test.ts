import { expect, test } from 'vitest'
import { aCase } from '../sample-scan.test-support.ts'
import { filterCases } from './filter-cases.ts'

const cases = [
  aCase({ id: 'a', listName: 'Bad Senders', severity: 'high', ranges: ['192.0.2.0-192.0.2.9'] }),
  aCase({
    id: 'b',
    listName: 'Worse Senders',
    severity: 'critical',
    ranges: ['192.0.2.64/28'],
    method: 'email',
  }),
]
const idsOf = (filter: string): readonly string[] => filterCases(cases, filter).map(({ id }) => id)

test('every word must be found, in whatever a case says of itself', () => {
  expect(idsOf('')).toEqual(['a', 'b'])
  expect(idsOf('senders')).toEqual(['a', 'b'])
  expect(idsOf('senders critical')).toEqual(['b'])
  expect(idsOf('email')).toEqual(['b'])
  expect(idsOf('nothing')).toEqual([])
})

test('an address finds the case whose range holds it', () => {
  expect(idsOf('192.0.2.7')).toEqual(['a'])
  expect(idsOf('192.0.2.70')).toEqual(['b'])
  expect(idsOf('192.0.2.6')).toEqual(['a'])
})
