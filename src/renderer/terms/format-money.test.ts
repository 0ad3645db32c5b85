import { expect, test } from 'vitest'
import { formatDays } from './format-days.ts'
import { formatMoney, formatMoneySpan } from './format-money.ts'

test('amounts have thousands apart and their currency', () => {
  expect(formatMoney(1234.5, 'EUR')).toBe('1,235 EUR')
  expect(formatMoneySpan([120, 300], 'USD')).toBe('120–300 USD')
  expect(formatMoneySpan([36, 36.2], 'EUR')).toBe('36 EUR')
  expect(formatMoneySpan([0, 0], 'EUR')).toBe('none')
})

test('days say when there is no end', () => {
  expect(formatDays({ days: [0, 0] })).toBe('at once')
  expect(formatDays({ days: [1, 1] })).toBe('1 day')
  expect(formatDays({ days: [2, 8] })).toBe('2–8 days')
  expect(formatDays({ days: [1, null] })).toBe('1 day or more')
  expect(formatDays({ days: [0, null] })).toBe('end not known')
})
