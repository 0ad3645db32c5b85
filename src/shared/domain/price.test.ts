import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { priceOver, readPrice } from './price.ts'

test.each([
  ['49 EUR / month', [[49, 'EUR', 'month', 'block']]],
  ['€0.50 per IP per month', [[0.5, 'EUR', 'month', 'address']]],
  ['0,50 € pro IP und Monat', [[0.5, 'EUR', 'month', 'address']]],
  ['1.200,50 EUR a year', [[1200.5, 'EUR', 'year', 'block']]],
  ['USD 1,200 yearly', [[1200, 'USD', 'year', 'block']]],
  ['$99/mo', [[99, 'USD', 'month', 'block']]],
  ['CHF 1’200 p.a.', [[1200, 'CHF', 'year', 'block']]],
  ['40 a month', [[40, null, 'month', 'block']]],
  ['50', [[50, null, 'unsaid', 'block']]],
  [
    'setup 25 EUR, then 49 EUR monthly',
    [
      [25, 'EUR', 'once', 'block'],
      [49, 'EUR', 'month', 'block'],
    ],
  ],
  [
    '49 EUR/month plus 25 EUR one-time',
    [
      [49, 'EUR', 'month', 'block'],
      [25, 'EUR', 'once', 'block'],
    ],
  ],
  ['1.200 € im Jahr', [[1200, 'EUR', 'year', 'block']]],
  ['1.200 €/a', [[1200, 'EUR', 'year', 'block']]],
  ['300 € im Quartal', [[300, 'EUR', 'quarter', 'block']]],
  ['$600 semi-annually', [[600, 'USD', 'half-year', 'block']]],
  ['10 EUR per week', [[10, 'EUR', 'week', 'block']]],
  ['1 EUR/day', [[1, 'EUR', 'day', 'block']]],
  ['49 EUR a month, billed quarterly', [[49, 'EUR', 'month', 'block']]],
  ['Preis pro Jahr: 1200 EUR', [[1200, 'EUR', 'year', 'block']]],
  ['Monatspreis 49 €', [[49, 'EUR', 'month', 'block']]],
  ['a /24 with 256 addresses', []],
  ['on request', []],
  ['', []],
])('%s', (text, wanted) => {
  expect(readPrice(text).map(({ amount, currency, period, per }) => [amount, currency, period, per])).toEqual(
    wanted,
  )
})

test('a price over months: setup once, years in part, addresses each', () => {
  expect(priceOver(readPrice('setup 25 EUR, then 49 EUR monthly'), 256, 12)).toBe(25 + 588)
  expect(priceOver(readPrice('1200 EUR a year'), 256, 6)).toBe(600)
  expect(priceOver(readPrice('€0.50 per IP per month'), 256, 12)).toBe(1536)
  expect(priceOver(readPrice('50'), 1, 3)).toBe(150)
  expect(priceOver(readPrice('300 EUR quarterly'), 256, 12)).toBe(1200)
  expect(priceOver(readPrice('1 EUR/day'), 256, 12)).toBeCloseTo(365, 6)
})

test('whatever a stranger writes, it ends and gives finite sums', () => {
  const piece = fc.constantFrom(
    '1.',
    '000',
    ',',
    '€',
    'EUR',
    ' per ',
    'IP',
    '/mo',
    'setup ',
    '9'.repeat(40),
    "'",
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (parts) => {
      for (const { amount } of readPrice(parts.join(''))) expect(Number.isFinite(amount)).toBe(true)
    }),
    { numRuns: 300 },
  )
})
