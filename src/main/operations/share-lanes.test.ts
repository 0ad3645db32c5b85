import { describe, expect, test } from 'vitest'
import { parseBlock } from '../../shared/domain/block.ts'
import { aList } from '../../shared/domain/list.test-support.ts'
import type { DnsblList } from '../../shared/domain/list.ts'
import { OutcomeMap } from '../../shared/domain/outcome-map.ts'
import type { ScanSettings } from '../../shared/domain/scan.ts'
import { targetsOf } from '../../shared/domain/targets.ts'
import { finding } from '../engine/scan/scan-bench.test-support.ts'
import type { ScanJob } from '../engine/scan/scan-ports.ts'
import { shareLanes } from './share-lanes.ts'

const settings = { ratePerSecond: 100_000, listRatePerSecond: null } as ScanSettings
const mirror = (id: string, change: Partial<DnsblList> = {}): DnsblList =>
  aList({ id, servers: ['127.0.0.1:53'], ratePerSecond: 50_000, ...change })

function aJob(lists: readonly DnsblList[], block = '203.0.0.0/16'): ScanJob {
  const parsed = parseBlock(block)
  if (!parsed.ok) throw new Error(parsed.problem)
  const targets = targetsOf(parsed.block, 32)
  const jobs = lists.map((list) => ({ list, map: new OutcomeMap(targets.count), before: null, after: null }))
  return { targets, lists: jobs, settings }
}

const idsOf = (lists: readonly { readonly list: DnsblList }[]): string[] => lists.map(({ list }) => list.id)

describe('shareLanes', () => {
  test('deals the fast lists out, and the rate of all with them', () => {
    const lists = [mirror('a'), aList({ id: 'far' }), mirror('b'), mirror('c')]
    const { own, lanes } = shareLanes(aJob(lists), 2)
    expect(lanes.map(({ lists: share }) => idsOf(share))).toEqual([['a', 'c'], ['b']])
    expect(idsOf(own.lists)).toEqual(['far'])
    const rates = [own, ...lanes].map(({ settings: { ratePerSecond } }) => ratePerSecond)
    expect(rates).toEqual([25_000, 50_000, 25_000])
  })

  test('keeps here whatever is kept account of here', () => {
    const kept = [
      mirror('budget', { dailyBudget: 1_000_000 }),
      mirror('keyed', { zone: '{key}.bl.test' }),
      mirror('files', { zoneFiles: [{ file: 'x', modifiedAt: '2026-01-01T00:00:00Z' }] as never }),
      mirror('path', { servers: [] }),
      mirror('closed', { status: 'closed' }),
      mirror('slow', { ratePerSecond: 100 }),
    ]
    const { own, lanes } = shareLanes(aJob([...kept, mirror('a'), mirror('b')]), 4)
    expect(idsOf(own.lists)).toEqual(kept.map(({ id }) => id))
    expect(lanes.map(({ lists }) => idsOf(lists))).toEqual([['a'], ['b']])
  })

  test('opens no lane where none would pay', () => {
    const two = [mirror('a'), mirror('b')]
    for (const [job, most] of [
      [aJob(two), 1],
      [aJob(two), 0],
      [aJob([mirror('a')]), 4],
      [aJob(two, '203.0.113.0/24'), 4],
      [{ ...aJob(two), settings: { ...settings, ratePerSecond: 2000 } }, 4],
      [{ ...aJob(two), settings: { ...settings, listRatePerSecond: 1000 } }, 4],
    ] as const) {
      expect(shareLanes(job, most)).toEqual({ own: job, lanes: [] })
    }
  })

  test('hands over what is settled already, as a copy, and lists that are through not at all', () => {
    const job = aJob([mirror('a'), mirror('b'), mirror('c')])
    job.lists[0]?.map.set(3, 1)
    const lists = job.lists.map((entry, i) => (i === 2 ? { ...entry, after: finding('healthy') } : entry))
    const { own, lanes } = shareLanes({ ...job, lists }, 2)
    expect(idsOf(own.lists)).toEqual(['c'])
    expect(lanes[0]?.lists[0]?.states).toEqual(job.lists[0]?.map.bytes)
    expect(lanes[0]?.lists[0]?.states).not.toBe(job.lists[0]?.map.bytes)
  })
})
