import { expect, test } from 'vitest'
import { isShortOfAnswers, whyNoEnd } from './short-of-answers.ts'

const calendar = { days: [0, null], firstDay: ['2026-01-03', null], path: [], open: [] } as const

test('an undecided verdict is short of answers, and so is a rejection on little coverage', () => {
  expect(isShortOfAnswers({ decision: 'inconclusive', coverage: 0.97 })).toBe(true)
  expect(isShortOfAnswers({ decision: 'reject', coverage: 0.4 })).toBe(true)
  expect(isShortOfAnswers({ decision: 'reject', coverage: 0.9 })).toBe(false)
  expect(isShortOfAnswers({ decision: 'accept', coverage: 1 })).toBe(false)
})

test('why there is no latest day is said, every cause of it', () => {
  expect(whyNoEnd({ decision: 'accept', coverage: 1, calendar: { ...calendar, days: [0, 0] } })).toBe('')
  expect(whyNoEnd({ decision: 'inconclusive', coverage: 0, calendar })).toBe('too little was answered')
  expect(whyNoEnd({ decision: 'reject', coverage: 1, calendar })).toBe(
    'something stands in the way that no removal ends',
  )
  expect(whyNoEnd({ decision: 'reject', coverage: 0.5, calendar: { ...calendar, open: ['a', 'b'] } })).toBe(
    'too little was answered, and of 2 cases nobody says how long removal takes',
  )
})
