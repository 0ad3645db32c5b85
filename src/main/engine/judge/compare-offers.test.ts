import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Offer } from '../../../shared/domain/offer.ts'
import type { Surroundings } from '../../../shared/domain/surroundings.ts'
import { compareOffers, type OfferToCompare } from './compare-offers.ts'
import {
  buildEvidence,
  calmSurroundings,
  type ListStory,
  listedOn,
  numbers,
} from './evidence.test-support.ts'
import { judgeScan } from './judge-scan.ts'

const terms = { hourlyRate: 60, currency: 'EUR', horizonMonths: 12 }

function offer(
  block: string,
  listed: number,
  price: string,
  more: {
    readonly provider?: string
    readonly surroundings?: Partial<Surroundings>
    readonly silent?: boolean
    readonly country?: string
  } = {},
): OfferToCompare {
  const stories: readonly ListStory[] = [
    {
      list: { id: 'bl', name: 'Central' },
      removal: { effortHours: [0.5, 1] },
      listed: listedOn(numbers(0, listed - 1)),
      ...(more.silent ? { unknown: { cause: 'timeout' as const, from: 100, to: 255 } } : {}),
    },
    ...numbers(1, 4).map((n) => ({ list: { id: `clean${n}` } })),
  ]
  const evidence = buildEvidence(block, stories, { id: `scan-${block}` }, more.surroundings)
  const noted: Offer = { provider: more.provider ?? '', price, country: more.country ?? '', note: '' }
  return { judged: { evidence, ...judgeScan(evidence) }, offer: noted }
}

const [a, b, c] = ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24'] as const

test('price, clean-up and risk add up over the horizon; the cheaper fit offer comes first', () => {
  const found = compareOffers([offer(a, 0, '80 EUR/month'), offer(b, 2, '49 EUR/month')], terms)
  expect(found.offers.map(({ block, rank, cost }) => ({ block, rank, cost }))).toEqual([
    { block: b, rank: 1, cost: { price: 588, cleanUp: [60, 120], risk: 180, total: [828, 888] } },
    { block: a, rank: 2, cost: { price: 960, cleanUp: [0, 0], risk: 36, total: [996, 996] } },
  ])
  expect(found.recommended).toBe(`scan-${b}`)
  expect(found.recommendation).toBe(
    'Take 198.51.100.0/24: on the conditions below, about 858 EUR over 12 months with clean-up and risk. Next comes 192.0.2.0/24.',
  )
})

test('a rejected block comes last however cheap, an undecided one before it', () => {
  const found = compareOffers(
    [
      offer(a, 100, '1 EUR/month'),
      offer(b, 0, '5 EUR/month', { silent: true }),
      offer(c, 0, '500 EUR/month'),
    ],
    terms,
  )
  expect(found.offers.map(({ block, decision }) => [block, decision])).toEqual([
    [c, 'accept'],
    [b, 'inconclusive'],
    [a, 'reject'],
  ])
  expect(found.recommendation).toContain('Too little is known of 198.51.100.0/24. To be left: 192.0.2.0/24.')
})

test('when nothing is fit, nothing is recommended', () => {
  const found = compareOffers([offer(a, 100, '1 EUR'), offer(b, 200, '2 EUR')], terms)
  expect(found.recommended).toBeNull()
  expect(found.recommendation).toMatch(/^Take none of these: even the best of them/)
})

test('without a comparable price for all, price is left out for all and that is said', () => {
  const found = compareOffers(
    [offer(a, 4, '1 EUR/month'), offer(b, 0, '99 USD/month'), offer(c, 0, '')],
    terms,
  )
  expect(found.offers.map(({ block }) => block)).toEqual([b, c, a])
  expect(found.notes[0]).toBe(
    'Ranked without price: 198.51.100.0/24 and 203.0.113.0/24 name none in EUR. Currencies are not converted.',
  )
  expect(found.offers.find(({ block }) => block === c)?.ask[0]).toBe(
    'Ask for the price, per month and for the start.',
  )
})

test('blocks of different size are ranked by cost per address', () => {
  const found = compareOffers(
    [offer(a, 0, '100 EUR/month'), offer('203.0.113.0/28', 0, '20 EUR/month')],
    terms,
  )
  expect(found.offers[0]).toMatchObject({ block: a })
  expect(found.notes.join(' ')).toContain('differ in size')
})

test('without prices a larger block with listings does not come before a smaller clean one', () => {
  const found = compareOffers([offer(a, 5, ''), offer('203.0.113.0/28', 0, '')], terms)
  expect(found.offers.map(({ decision }) => decision)).toEqual(['accept', 'conditional'])
  expect(found.notes.join(' ')).toContain('differ in size: ranked by clean-up and risk of the whole')
})

test('each provider is asked what his block wants', () => {
  const calm = calmSurroundings(256)
  const surroundings = {
    registry: {
      ...(calm.registry as NonNullable<Surroundings['registry']>),
      state: 'not-reassigned' as const,
      askProvider: 'Ask for the /24 to be reassigned to you',
    },
    reverseDns: {
      ...(calm.reverseDns as NonNullable<Surroundings['reverseDns']>),
      counts: { confirmed: 0, unconfirmed: 0, missing: 256, unknown: 0 },
    },
  }
  const found = compareOffers([offer(a, 3, '9 EUR', { surroundings }), offer(b, 0, '9 EUR')], terms)
  expect(found.offers.find(({ block }) => block === a)?.ask).toEqual([
    'Ask the provider to register it to you.',
    'Have reverse DNS delegated, or set with names of yours, for every address.',
    'Ask for a lower price, or for clean addresses: 3 listings are left for you to clear.',
  ])
  expect(found.offers.find(({ block }) => block === b)?.ask).toEqual([])
  expect(found.notes.join(' ')).toContain('Taken for a price per month')
})

test('the order of the offers is no part of the ranking, and ranks run from 1', () => {
  const one = fc.record({
    listed: fc.constantFrom(0, 1, 12, 100),
    price: fc.constantFrom('', '49 EUR/month', '600 EUR a year', '10 USD'),
    silent: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(one, { minLength: 2, maxLength: 8 }), (all) => {
      const offers = all.map(({ listed, price, silent }, n) =>
        offer(`203.0.${n}.0/24`, listed, price, { silent: silent && listed <= 12 }),
      )
      const ranked = compareOffers(offers, terms)
      expect(compareOffers(offers.toReversed(), terms)).toEqual(ranked)
      expect(ranked.offers.map(({ rank }) => rank)).toEqual(numbers(1, all.length))
    }),
    { numRuns: 60 },
  )
})

test('another country than promised is told and asked about, and changes neither verdict nor rank', () => {
  const { routing } = calmSurroundings(256)
  const located = { routing: routing && { ...routing, country: 'NL' } }
  const [kept, broken, none] = ['NL', 'DE', ''].map((country) => {
    const { offers } = compareOffers(
      [offer(a, 0, '80 EUR/month', { surroundings: located, country }), offer(b, 0, '90 EUR/month')],
      terms,
    )
    return offers[0]
  })
  expect(kept?.country?.agrees).toBe(true)
  expect(broken?.country).toMatchObject({ promised: 'DE', agrees: false })
  expect(none?.country).toBeNull()
  expect(broken?.ask.join(' ')).toContain('Ask why DE is promised where NL is on record')
  expect(kept?.ask.join(' ')).not.toContain('on record')
  expect(broken).toMatchObject({ rank: 1, block: a, decision: kept?.decision, reasons: kept?.reasons })
})
