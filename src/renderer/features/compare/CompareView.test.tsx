import { beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { ComparedOffer, Comparison } from '../../../shared/domain/comparison.ts'
import type { BlockRow } from '../../../shared/domain/offer.ts'
import { renderPage } from '../../render-page.test-support.tsx'
import { rpc } from '../../rpc/client.ts'
import { useConnection } from '../../rpc/connection.ts'
import { CompareView } from './CompareView.tsx'
import { compareHash, toggled, useCompare } from './compare-store.ts'

vi.mock('../../rpc/client.ts', () => ({
  rpc: {
    blocks: { list: vi.fn<typeof rpc.blocks.list>() },
    compare: { rank: vi.fn<typeof rpc.compare.rank>(), export: vi.fn<typeof rpc.compare.export>() },
  },
}))

const row = (scanId: string, block: string, judged = true): BlockRow => ({
  block,
  offer: { provider: `Provider of ${block}`, price: '49 EUR/month', country: '', note: '' },
  scanId,
  state: 'finished',
  startedAt: '2026-01-02T03:04:05Z',
  addresses: 256,
  earlier: null,
  archived: false,
  judged: judged
    ? {
        decision: 'accept',
        headline: 'Fine.',
        listedAddresses: 0,
        coverage: 1,
        cases: 0,
        effortHours: [0, 0],
      }
    : null,
  change: null,
})

const compared = (rank: number, scanId: string, block: string): ComparedOffer => ({
  rank,
  scanId,
  block,
  scannedAt: '2026-01-02T03:05:05Z',
  offer: { provider: 'Example Hosting', price: '49 EUR/month', country: '', note: '' },
  addresses: 256,
  decision: 'conditional',
  headline: 'On conditions.',
  coverage: 0.97,
  listedAddresses: 3,
  cases: 1,
  effortHours: [2, 5],
  calendar: { days: [1, 4], firstDay: ['2026-01-03', '2026-01-06'], path: [], open: [] },
  notExamined: [],
  priceParts: [],
  cost: { price: rank === 1 ? 588 : null, cleanUp: [120, 300], risk: 180, total: [888, 1068] },
  costPerAddress: 4,
  country: { promised: 'DE', facts: [{ source: 'delegation', about: '', country: 'NL' }], agrees: false },
  reasons: ['Bad Senders lists 3 addresses.'],
  ask: ['Have reverse DNS delegated.'],
})

const comparison: Comparison = {
  terms: { hourlyRate: 60, currency: 'EUR', horizonMonths: 12 },
  offers: [compared(1, 'b', '198.51.100.0/24'), compared(2, 'a', '192.0.2.0/24')],
  recommended: 'b',
  recommendation: 'Take 198.51.100.0/24.',
  notes: ['Ranked without price.'],
}

beforeEach(() => {
  vi.resetAllMocks()
  useConnection.setState({ state: 'open', epoch: 1, retryAt: null })
  useCompare.setState({ rows: null, failure: null, comparison: null, rankFailure: null, exportFailure: null })
  vi.mocked(rpc.blocks.list).mockResolvedValue([
    row('a', '192.0.2.0/24'),
    row('b', '198.51.100.0/24'),
    row('c', '203.0.113.0/24', false),
  ])
  vi.mocked(rpc.compare.rank).mockResolvedValue(comparison)
})

test('chosen offers stand side by side, best first, with costs, reasons and what to ask', async () => {
  await renderPage(<CompareView scanIds={['a', 'b']} />)
  await expect.element(page.getByText('Take 198.51.100.0/24.')).toBeVisible()
  expect(rpc.compare.rank).toHaveBeenCalledWith({ items: ['a', 'b'] })
  const headAt = (at: number): string => page.getByRole('columnheader').nth(at).element().textContent
  expect(headAt(1)).toBe('1. 198.51.100.0/24Recommended')
  expect(headAt(2)).toBe('2. 192.0.2.0/24')
  const rows = page
    .getByRole('row')
    .elements()
    .map((found) => found.textContent)
  expect(rows).toContain('Price, 12 months588 EURnot known')
  expect(rows).toContain('CountryDE promised, NL knownDE promised, NL known')
  expect(rows).toContain('Total888–1,068 EUR888–1,068 EUR + price')
  expect(rows.find((text) => text.startsWith('Ask the provider'))).toContain('Have reverse DNS delegated.')
  await expect.element(page.getByText('Ranked without price.')).toBeVisible()
})

test('only judged blocks can be chosen; the choice stands in the address', async () => {
  await renderPage(<CompareView scanIds={[]} />)
  await expect.element(page.getByText('Choose at least two offers')).toBeVisible()
  expect(page.getByRole('checkbox').elements()).toHaveLength(2)
  expect(rpc.compare.rank).not.toHaveBeenCalled()
  expect(compareHash(toggled(['a'], 'b'))).toBe('#/compare/a,b')
  expect(compareHash(toggled(['a'], 'a'))).toBe('#/compare')
})

test('a block whose scan ends meanwhile comes in by itself', async () => {
  const waiting = { ...row('b', '198.51.100.0/24', false), state: 'running' } as const
  vi.mocked(rpc.blocks.list).mockResolvedValue([row('a', '192.0.2.0/24'), waiting])
  await renderPage(<CompareView scanIds={[]} />)
  await expect.element(page.getByText('Nothing to compare yet')).toBeVisible()
  vi.mocked(rpc.blocks.list).mockResolvedValue([row('a', '192.0.2.0/24'), row('b', '198.51.100.0/24')])
  await expect.element(page.getByRole('checkbox', { name: /198\.51\.100\.0/ })).toBeVisible()
})

test('what could not be compared says why', async () => {
  vi.mocked(rpc.compare.rank).mockRejectedValue(new Error('Scan x is not finished.'))
  await renderPage(<CompareView scanIds={['a', 'x']} />)
  await expect.element(page.getByText(/Scan x is not finished\./)).toBeVisible()
})
