import { describe, expect, test } from 'vitest'
import { defaultSettings } from '../../shared/contract/settings.ts'
import type { DnsRecord } from '../../shared/domain/dns-answer.ts'
import type { Rescan } from '../../shared/domain/rescan.ts'
import type { Responder } from '../engine/dns/name-server-port.ts'
import { aList } from '../engine/scan/scan-bench.test-support.ts'
import type { Context } from './context.ts'
import { exportScan } from './export-scan.ts'
import { openTestContext, orderOf, serveWorld } from './open-context.test-support.ts'
import { planScan } from './plan-scan.ts'
import { readAnyOrder } from './read-any-order.ts'
import { readScan } from './read-scan.ts'
import { saveSettings } from './save-settings.ts'
import type { ScanOrder } from './scan-order.ts'
import { startScans } from './start-scans.ts'
import { watchScan } from './watch-scan.ts'

const BLOCK = '198.51.100.0/24'

/** Two lists; the addresses they list can be changed, and what is asked is counted by list. */
async function openWorld(ttlSeconds = 60, negativeTtl: (list: 'one' | 'two') => number | null = () => null) {
  const world = { one: new Set([7, 8, 9]), two: new Set([100]), asked: { one: 0, two: 0 }, refuses: false }
  const soa = (list: 'one' | 'two'): readonly DnsRecord[] => {
    const seconds = negativeTtl(list)
    return seconds === null
      ? []
      : [{ name: `${list}.test`, type: 'SOA', ttlSeconds: seconds, data: 'ns.test' }]
  }
  const respond: Responder = ({ name, type }) => {
    const labels = name.split('.')
    const list = labels.includes('one') ? 'one' : 'two'
    if (type === 'SOA') return { kind: 'reply', rcode: 'NOERROR' }
    const isTarget = labels[3] === '198'
    if (isTarget && type === 'A') world.asked[list]++
    if (world.refuses) return { kind: 'reply', rcode: 'REFUSED' }
    const listed = isTarget ? world[list].has(Number(labels[0])) : name.startsWith('2.0.0.127.')
    if (!listed) return { kind: 'reply', rcode: 'NXDOMAIN', authorities: soa(list) }
    const data = type === 'A' ? '127.0.0.2' : 'Case 4711'
    return { kind: 'reply', rcode: 'NOERROR', answers: [{ name, type, ttlSeconds, data }] }
  }
  const server = await serveWorld(respond)
  const list = (id: string) => aList({ id, zone: `${id}.test`, servers: [server], ratePerSecond: 5000 })
  const context = openTestContext([list('one'), list('two')])
  return { world, context }
}

async function run(context: Context, change: Partial<ScanOrder>): Promise<string> {
  const { scanIds } = await startScans(context, orderOf(context, [BLOCK], change))
  for await (const event of watchScan(context, scanIds[0] ?? '')) void event
  return scanIds[0] ?? ''
}

const rescan = (context: Context, of: string, mode: Pick<Rescan, 'mode' | 'id'>): Promise<string> =>
  run(context, { rescan: { scanId: of, ...mode } })

const listed = (context: Context, scanId: string): string[] =>
  readScan(context, scanId).evidence.listings.map(({ address, listId }) => `${address} ${listId}`)

describe('a rescan', () => {
  test('of what changed asks what was listed and a sample, and carries the rest with its own date', async () => {
    const { world, context } = await openWorld()
    const first = await run(context, {})
    world.one.delete(8)
    world.asked = { one: 0, two: 0 }
    const second = await rescan(context, first, { mode: 'changed' })
    expect(world.asked.one).toBeGreaterThan(3)
    expect(world.asked.one).toBeLessThan(80)
    expect(listed(context, second)).toEqual(['198.51.100.7 one', '198.51.100.9 one', '198.51.100.100 two'])
    const { evidence } = readScan(context, second)
    expect(evidence.scan.settings.rescan).toEqual({ scanId: first, mode: 'changed' })
    const base = readScan(context, first).evidence.scan
    const one = evidence.carried?.filter(({ listId }) => listId === 'one') ?? []
    expect(one).toMatchObject([{ scanId: first, observedFrom: base.startedAt, observedTo: base.finishedAt }])
    expect(one[0]?.addresses).toBe(256 - world.asked.one)
    expect(evidence.lists.map(({ counts }) => counts.checked)).toEqual([256, 256])
    const json = JSON.parse(String((await exportScan(context, { scanId: second, format: 'json' })).content))
    expect(json).toMatchObject({ rescan: { scanId: first, mode: 'changed' } })
    expect(json.carried[0]).toMatchObject({ list: 'one', scanId: first, observedFrom: base.startedAt })
    expect(json.notExamined.join(' ')).toContain(`as scan ${first} of ${base.startedAt} found them`)
  })

  test('of one list asks that list alone; listings of the others keep their moment', async () => {
    const { world, context } = await openWorld()
    const first = await run(context, {})
    world.one.clear()
    world.two.clear()
    world.asked = { one: 0, two: 0 }
    const second = await rescan(context, first, { mode: 'list', id: 'one' })
    expect(world.asked).toEqual({ one: 256, two: 0 })
    expect(listed(context, second)).toEqual(['198.51.100.100 two'])
    const before = readScan(context, first).evidence.listings.find(({ listId }) => listId === 'two')
    const after = readScan(context, second).evidence.listings.find(({ listId }) => listId === 'two')
    expect(after?.observedAt).toBe(before?.observedAt)
  })

  test('of one case asks its addresses alone', async () => {
    const { world, context } = await openWorld()
    const first = await run(context, {})
    const { cases } = readScan(context, first)
    const chosen = cases.find(({ listId }) => listId === 'one')
    world.one.delete(9)
    world.asked = { one: 0, two: 0 }
    const second = await rescan(context, first, { mode: 'case', id: chosen?.id ?? '' })
    expect(world.asked).toEqual({ one: chosen?.addresses, two: 0 })
    expect(listed(context, second)).not.toContain('198.51.100.9 one')
  })

  test('of a rescan names the scan that really asked', async () => {
    const { context } = await openWorld()
    const first = await run(context, {})
    const second = await rescan(context, first, { mode: 'list', id: 'one' })
    const third = await rescan(context, second, { mode: 'list', id: 'one' })
    const two = readScan(context, third).evidence.carried?.filter(({ listId }) => listId === 'two')
    expect(two).toMatchObject([{ scanId: first, addresses: 256 }])
  })

  test('of a list that is unfit now loses what would have been carried', async () => {
    const { world, context } = await openWorld()
    const first = await run(context, {})
    world.refuses = true
    const second = await rescan(context, first, { mode: 'changed' })
    const { evidence } = readScan(context, second)
    expect(evidence.carried).toEqual([])
    expect(evidence.lists.every(({ counts }) => counts.unknown === 256)).toBe(true)
  })

  test('in full asks everything', async () => {
    const { world, context } = await openWorld()
    const first = await run(context, {})
    world.asked = { one: 0, two: 0 }
    await rescan(context, first, { mode: 'full' })
    expect(world.asked).toEqual({ one: 256, two: 256 })
  })

  test('is planned with what it really asks', async () => {
    const { context } = await openWorld()
    const first = await run(context, {})
    const order = orderOf(context, [], { rescan: { scanId: first, mode: 'list', id: 'one' } })
    const plan = await planScan(context, order)
    expect(plan.checks).toBe(256)
    expect(plan.lists.find(({ id }) => id === 'two')?.skipped).toContain('carried over')
  })

  test('of what is not there, or not finished, is refused with one sentence', async () => {
    const { context } = await openWorld()
    const first = await run(context, {})
    const plan = (mode: Pick<Rescan, 'mode' | 'id'>, scanId = first) =>
      planScan(context, orderOf(context, [], { rescan: { scanId, ...mode } }))
    await expect(plan({ mode: 'list', id: 'three' })).rejects.toThrow("asked no list 'three'")
    await expect(plan({ mode: 'case', id: 'nothing' })).rejects.toThrow("has no case 'nothing'")
    await expect(plan({ mode: 'full' }, 'no-such')).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('a list whose id now names another zone', () => {
  async function renamed() {
    const { world, context } = await openWorld(3600)
    const first = await run(context, {})
    const lists = context.catalogue.lists.map((list) =>
      list.id === 'two' ? { ...list, zone: 'new.test' } : list,
    )
    world.asked = { one: 0, two: 0 }
    return { world, first, context: { ...context, catalogue: { ...context.catalogue, lists } } }
  }
  const zoneOf = (context: Context, scanId: string) =>
    readScan(context, scanId).evidence.lists.find(({ list }) => list.id === 'two')?.list.zone

  test('takes nothing over from the old zone', async () => {
    const { world, context } = await renamed()
    const second = await run(context, { reuse: true })
    expect(world.asked).toEqual({ one: 253, two: 256 })
    expect(zoneOf(context, second)).toBe('new.test')
  })

  test('is asked under its old zone beside what is carried, under the new one when all is asked', async () => {
    const { first, context } = await renamed()
    expect(zoneOf(context, await rescan(context, first, { mode: 'changed' }))).toBe('two.test')
    expect(zoneOf(context, await rescan(context, first, { mode: 'full' }))).toBe('new.test')
  })
})

describe('reuse', () => {
  test('takes over listings within their time to live, and asks the rest', async () => {
    const { world, context } = await openWorld(3600)
    const first = await run(context, {})
    world.asked = { one: 0, two: 0 }
    const second = await run(context, { reuse: true })
    expect(world.asked).toEqual({ one: 253, two: 255 })
    expect(listed(context, second)).toEqual(listed(context, first))
    expect(readScan(context, second).evidence.carried).toMatchObject([
      { listId: 'one', scanId: first, addresses: 3 },
      { listId: 'two', scanId: first, addresses: 1 },
    ])
  })

  test('takes over nothing whose time is up', async () => {
    const { world, context } = await openWorld(0)
    await run(context, {})
    world.asked = { one: 0, two: 0 }
    await run(context, { reuse: true })
    expect(world.asked).toEqual({ one: 256, two: 256 })
  })
})

describe('reuse of a no', () => {
  /** List 'one' says for how long its no holds, 'two' does not. */
  const openTimed = (ttlSeconds: number) => openWorld(3600, (list) => (list === 'one' ? ttlSeconds : null))

  test('within the time to live of its SOA asks neither again, and probes the list no more', async () => {
    const { world, context } = await openTimed(60)
    const first = await run(context, {})
    world.asked = { one: 0, two: 0 }
    const second = await run(context, { reuse: true })
    expect(world.asked).toEqual({ one: 0, two: 255 })
    expect(readScan(context, second).evidence.carried).toMatchObject([
      { listId: 'one', scanId: first, addresses: 256 },
      { listId: 'two', scanId: first, addresses: 1 },
    ])
  })

  test('ends with the time to live of the first answer, even when a later scan carried it over', async () => {
    const { world, context } = await openTimed(60)
    const startMs = context.now()
    await run(context, {})
    const inSeconds = (seconds: number): Context => ({ ...context, now: () => startMs + seconds * 1000 })
    await run(inSeconds(40), { reuse: true })
    world.asked = { one: 0, two: 0 }
    await run(inSeconds(59), { reuse: true })
    expect(world.asked.one).toBe(0)
    await run(inSeconds(90), { reuse: true })
    expect(world.asked.one).toBe(253)
  })

  test('never happens by a clock that was set back', async () => {
    const { world, context } = await openTimed(60)
    const startMs = context.now()
    await run(context, {})
    world.asked = { one: 0, two: 0 }
    await run({ ...context, now: () => startMs - 3_600_000 }, { reuse: true })
    expect(world.asked).toEqual({ one: 256, two: 256 })
  })

  test('never happens with a time to live of nothing', async () => {
    const { world, context } = await openTimed(0)
    await run(context, {})
    world.asked = { one: 0, two: 0 }
    await run(context, { reuse: true })
    expect(world.asked.one).toBe(253)
  })
})

test('a rescan is no faster than the scan before it, and no faster than the settings permit by now', async () => {
  const { context } = await openWorld()
  const first = await run(context, { ratePerSecond: 900, listRatePerSecond: 800 })
  const paceOf = (change: Partial<ScanOrder> = {}) => {
    const order = orderOf(context, [BLOCK], { rescan: { scanId: first, mode: 'changed' }, ...change })
    const { ratePerSecond, listRatePerSecond } = readAnyOrder(context, order).ready.settings
    return [ratePerSecond, listRatePerSecond]
  }
  expect(paceOf()).toEqual([900, 800])
  saveSettings(context, { ...defaultSettings, ratePerSecond: 50, listRatePerSecond: 20 })
  expect(paceOf()).toEqual([50, 20])
  expect(paceOf({ ratePerSecond: 2000 })).toEqual([2000, 20])
})
