import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { unknownCauses } from '../../../shared/domain/outcome.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import { judged, sampleScan } from '../../engine/judge/sample-scan.test-support.ts'
import { scanJsonText } from './scan-json.ts'

const read = (text: string) => JSON.parse(text)

test('is one line with the keys of blockvet.scan/1', async () => {
  const text = await scanJsonText(sampleScan)
  expect(text).not.toMatch(/[\r\n]/)
  const result = read(text)
  expect(Object.keys(result).toSorted()).toEqual(
    [
      'schema',
      'scanId',
      'practice',
      'block',
      'startedAt',
      'finishedAt',
      'path',
      'addresses',
      'totals',
      'lists',
      'listings',
      'notes',
      'unknowns',
      'netblocks',
      'netblocksNear',
      'feeds',
      'feedsUnread',
      'routing',
      'registry',
      'rdns',
      'notExamined',
      'cases',
      'verdict',
    ].toSorted(),
  )
  expect(result).toMatchObject({
    schema: 'blockvet.scan/1',
    scanId: '20261123-abcdef',
    block: '203.0.113.0/24',
    practice: false,
    addresses: 256,
    path: { kind: 'resolver', servers: ['192.0.2.53:53'] },
    totals: { checks: 1024, listed: 10, noted: 1, unknown: 262, clear: 751, queriesSent: 1234, seconds: 120 },
    netblocks: [],
    registry: {},
    rdns: {},
  })
  expect(result.notExamined.join(' ')).toMatch(/netblocks.*registry.*rdns/)
})

test('lists, listings, notes, unknowns, cases and the verdict have their keys', async () => {
  const result = read(await scanJsonText(sampleScan))
  expect(result.lists[0]).toEqual({
    id: 'bl',
    zone: 'bl.example',
    polarity: 'block',
    health: 'healthy',
    healthAfter: 'healthy',
    source: 'dns',
    checked: 256,
    listed: 7,
    clear: 243,
    noted: 0,
    unknown: 6,
  })
  expect(result.listings.find((entry: { list: string }) => entry.list === 'second')).toEqual({
    address: '203.0.113.7',
    list: 'second',
    codes: ['127.0.0.9'],
    means: ['Undocumented code 127.0.0.9'],
    text: [],
    observedAt: '2026-11-23T09:01:00.000Z',
  })
  expect(result.notes).toMatchObject([{ address: '203.0.113.200', list: 'good' }])
  expect(result.unknowns).toEqual([
    { list: 'bl', cause: 'timeout', addresses: 6, ranges: ['203.0.113.250-203.0.113.255'] },
    {
      list: 'dead',
      cause: 'unhealthy-list',
      health: 'unreachable',
      addresses: 256,
      ranges: ['203.0.113.0-203.0.113.255'],
    },
  ])
  expect(Object.keys(result.cases[0])).toEqual([
    'id',
    'kind',
    'operator',
    'list',
    'scope',
    'reference',
    'ranges',
    'addresses',
    'codes',
    'severity',
    'method',
    'whoMayAsk',
    'requests',
    'effortHours',
    'effortBasis',
    'delayHours',
    'needsFirst',
    'corrected',
  ])
  expect(Object.keys(result.verdict)).toEqual([
    'decision',
    'headline',
    'rules',
    'coverage',
    'effortHours',
    'calendar',
    'reasons',
  ])
  expect(Object.keys(result.verdict.reasons[0])).toEqual([
    'code',
    'text',
    'calls',
    'weight',
    'lists',
    'cases',
  ])
})

test('texts of strangers come as text, without control characters', async () => {
  const text = '<script>"\u001b[31m\n\u202e\u009b=cmd()'
  const result = read(
    await scanJsonText(
      judged('203.0.113.0/30', [
        { list: { id: 'bl' }, listed: { 1: { codes: ['127.0.0.2'], text: [text] } } },
      ]),
    ),
  )
  expect(result.listings[0].text).toEqual([cleanStrangerText(text)])
  expect(result.listings[0].text[0]).toMatch(/^<script>" *\[31m *=cmd\(\)$/)
})

test('checks that a stopped scan never made are unknown, cause cancelled', async () => {
  const scan = judged('203.0.113.0/24', [{ list: { id: 'half' } }, { list: { id: 'never' } }], {
    state: 'stopped',
    finishedAt: null,
  })
  const counts = [100, 0].map((clear) => ({ checked: clear, listed: 0, clear, noted: 0, unknown: 0 }))
  const lists = scan.evidence.lists.map((entry, i) => ({ ...entry, counts: counts[i] ?? entry.counts }))
  const result = read(await scanJsonText({ ...scan, evidence: { ...scan.evidence, lists } }))
  expect(result.finishedAt).toBeNull()
  expect(result.totals).toMatchObject({ checks: 512, clear: 100, unknown: 412 })
  expect(result.unknowns).toEqual([
    { list: 'half', cause: 'cancelled', addresses: 156, ranges: [] },
    { list: 'never', cause: 'cancelled', addresses: 256, ranges: ['203.0.113.0-203.0.113.255'] },
  ])
})

test('listed + clear + noted + unknown = checks, in total and per list; unknowns add up', async () => {
  const story = fc.record({
    polarity: fc.constantFrom('block' as const, 'allow' as const, 'info' as const),
    listed: fc.uniqueArray(fc.nat(15), { maxLength: 10 }),
    unknown: fc.nat(16),
    cause: fc.constantFrom(...unknownCauses),
    asked: fc.integer({ min: 0, max: 100 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(story, { maxLength: 5 }), async (all) => {
      const stories = all.map(({ polarity, listed, unknown, cause }, n) => ({
        list: { id: `l${n}`, polarity },
        listed: Object.fromEntries(listed.map((target) => [target, '127.0.0.2'])),
        ...(unknown > 0 ? { unknown: { cause, from: 16, to: 15 + unknown } } : {}),
      }))
      const scan = judged('203.0.113.0/27', stories)
      const lists = scan.evidence.lists.map((entry, n) => {
        const clear = Math.floor((entry.counts.clear * (all[n]?.asked ?? 100)) / 100)
        return {
          ...entry,
          counts: { ...entry.counts, clear, checked: entry.counts.checked - entry.counts.clear + clear },
        }
      })
      const result = read(await scanJsonText({ ...scan, evidence: { ...scan.evidence, lists } }))
      const { checks, listed, clear, noted, unknown } = result.totals
      expect(checks).toBe(32 * all.length)
      expect(listed + clear + noted + unknown).toBe(checks)
      for (const list of result.lists)
        expect(list.listed + list.clear + list.noted + list.unknown).toBe(list.checked)
      const counted = result.unknowns.reduce(
        (sum: number, run: { addresses: number }) => sum + run.addresses,
        0,
      )
      expect(counted).toBe(unknown)
      expect(clear).toBe(lists.reduce((sum, { counts }) => sum + counts.clear, 0))
    }),
    { numRuns: 150 },
  )
})

test('says which lists were read from files, and how old the oldest data are', async () => {
  const zoneFiles = ['2026-11-22T10:00:00.000Z', '2026-11-20T10:00:00.000Z'].map((modifiedAt) => {
    return { type: 'ip4set', path: '/data/bl.zone', modifiedAt } as const
  })
  const result = read(await scanJsonText(judged('203.0.113.7', [{ list: { id: 'bl', zoneFiles } }])))
  expect(result.lists[0]).toMatchObject({ source: 'file', sourceDate: '2026-11-20T10:00:00.000Z' })
})
