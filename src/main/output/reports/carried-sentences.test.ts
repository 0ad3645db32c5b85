import { expect, test } from 'vitest'
import type { CarriedChecks } from '../../../shared/domain/rescan.ts'
import type { Scan } from '../../../shared/domain/scan.ts'
import { carriedSentences } from './carried-sentences.ts'

const scan = { settings: { rescan: { scanId: 'b', mode: 'changed' } } } as unknown as Scan
const set = (scanId: string, addresses: number): CarriedChecks => ({
  listId: 'bl',
  scanId,
  observedFrom: '2026-01-02T00:00:00.000Z',
  observedTo: '2026-01-02T00:01:00.000Z',
  addresses,
  ranges: [],
})

test('one sentence per scan that asked, with its date', () => {
  const sentences = carriedSentences({ scan, carried: [set('b', 1000), set('b', 200), set('a', 5)] })
  expect(sentences).toHaveLength(2)
  expect(sentences[0]).toContain('1,200 checks')
  expect(sentences[0]).toContain('scan b of 2026-01-02T00:00:00.000Z')
  expect(sentences[1]).toContain('scan a')
})

test('nothing is said where nothing was carried', () => {
  expect(carriedSentences({ scan })).toEqual([])
})
