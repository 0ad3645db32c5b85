import { expect, test } from 'vitest'
import { noOffer } from '../../../shared/domain/offer.ts'
import { compareOffers } from '../../engine/judge/compare-offers.ts'
import { judged } from '../../engine/judge/sample-scan.test-support.ts'
import { comparisonCsv } from './comparison-csv.ts'
import { comparisonTable } from './comparison-table.ts'

test('an offer that nobody answered for costs no known clean-up and is fit on no known day', () => {
  const silent = judged('203.0.113.0/24', [
    { list: { id: 'bl' }, health: 'unreachable', unknown: { cause: 'unhealthy-list', from: 0, to: 255 } },
  ])
  const clean = judged('198.51.100.0/24', [{ list: { id: 'bl' }, listed: [] }])
  const terms = { hourlyRate: 60, currency: 'EUR', horizonMonths: 12 }
  const comparison = compareOffers(
    [silent, clean].map((one) => ({ judged: one, offer: noOffer })),
    terms,
  )
  const text = comparisonTable(comparison, { width: 100, color: false })
  expect(text).toMatch(/^Cases +none +not known$/m)
  expect(text).toMatch(/^Fit to send +at once +not known$/m)
  expect(text).toMatch(/^Clean-up +0 EUR +not known$/m)
  expect(text).toMatch(/^Total +36 EUR \+ price +720 EUR \+ price \+ clean-up$/m)
  expect(comparisonCsv(comparison).split('\n')[2]).toContain(
    '"0","","","not known","not known","EUR","12","","","","720"',
  )
})
