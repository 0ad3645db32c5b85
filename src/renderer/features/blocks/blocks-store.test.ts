import { expect, test } from 'vitest'
import type { BlockRow } from '../../../shared/domain/offer.ts'
import { filterRows } from './blocks-store.ts'

const row = (change: Partial<BlockRow>): BlockRow => ({
  block: '192.0.2.0/24',
  offer: { provider: '', price: '', country: '', note: '' },
  scanId: 's1',
  state: 'finished',
  startedAt: '2026-01-02T03:04:05Z',
  addresses: 256,
  judged: null,
  earlier: null,
  archived: false,
  change: null,
  ...change,
})
const rows = [
  row({ offer: { provider: 'Hosting Example', price: '49 EUR', country: '', note: 'rack 4' } }),
  row({ block: '198.51.100.0/24', state: 'stopped' }),
]

test('all words of the filter must be found, in any field, in any case', () => {
  expect(filterRows(rows, 'HOSTING rack')).toEqual([rows[0]])
  expect(filterRows(rows, '198.51 stopped')).toEqual([rows[1]])
  expect(filterRows(rows, 'hosting stopped')).toEqual([])
  expect(filterRows(rows, '  ')).toBe(rows)
})
