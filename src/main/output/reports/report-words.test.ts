import { expect, test } from 'vitest'
import { describeDelay, describeHours, describePercent } from './report-words.ts'

test.each([
  [1, '100 %'],
  [0.9999, '99 %'],
  [0.8999, '89 %'],
  [0.29, '29 %'],
  [0, '0 %'],
])('a share of %d is never rounded up', (share, words) => {
  expect(describePercent(share)).toBe(words)
})

test('hours of work and waiting times come in the unit that fits', () => {
  expect([
    describeHours([0, 0]),
    describeHours([0.1, 0.3]),
    describeHours([2, 5]),
    describeHours([1, 1]),
  ]).toEqual(['none', '6–18 min', '2–5 h', '1 h'])
  expect([
    describeDelay(null),
    describeDelay([0, 0]),
    describeDelay([12, 24]),
    describeDelay([168, 168]),
  ]).toEqual(['not known', 'at once', '12–24 h', '7 days'])
})
