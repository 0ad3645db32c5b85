import { expect, test } from 'vitest'
import type { Responder } from '../engine/dns/name-server-port.ts'
import { aList } from '../engine/scan/scan-bench.test-support.ts'
import { openTestContext, orderOf, serveWorld } from './open-context.test-support.ts'
import { resumeScan } from './resume-scan.ts'
import { startScans } from './start-scans.ts'
import { stopScan } from './stop-scan.ts'
import { watchScan } from './watch-scan.ts'

const honest: Responder = ({ name, type }) => {
  const listed = name.startsWith('2.0.0.127.') && type === 'A'
  const answers = listed ? [{ name, type: 'A', ttlSeconds: 60, data: '127.0.0.2' }] : []
  return { kind: 'reply', rcode: listed || type === 'SOA' ? 'NOERROR' : 'NXDOMAIN', answers }
}

const elapsedMs = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

test('a stop does not wait for the pace', async () => {
  const server = await serveWorld(honest)
  const context = openTestContext([aList({ servers: [server], ratePerSecond: 0.5 })])
  const { scanIds } = await startScans(context, orderOf(context, ['198.51.100.0/24']))
  await pause(100)
  expect(await elapsedMs(() => stopScan(context, scanIds[0] ?? ''))).toBeLessThan(500)
  expect((await stopScan(context, scanIds[0] ?? '')).state).toBe('stopped')
})

test('a stop does not wait for a silent list', async () => {
  const server = await serveWorld(() => ({ kind: 'drop' }))
  const context = openTestContext([aList({ servers: [server] })])
  const { scanIds } = await startScans(context, orderOf(context, ['198.51.100.0/24']))
  await pause(100)
  expect(await elapsedMs(() => stopScan(context, scanIds[0] ?? ''))).toBeLessThan(500)
})

test('a scan that waits its turn stops at once, and goes on when it is resumed', async () => {
  const server = await serveWorld(honest)
  const context = openTestContext([aList({ servers: [server], ratePerSecond: 200 })])
  const blocks = ['198.51.100.0/26', '198.51.100.64/26', '198.51.100.128/26', '198.51.100.192/26']
  const { scanIds } = await startScans(context, orderOf(context, [...blocks, '203.0.113.0/30']))
  const waiting = scanIds[4] ?? ''
  const states = (): unknown[] => scanIds.map((id) => context.store.scans.get(id)?.state)
  await pause(100)
  expect(await elapsedMs(() => stopScan(context, waiting))).toBeLessThan(500)
  expect(context.store.scans.get(waiting)?.queriesSent).toBe(0)
  expect(states()).toEqual([...Array<string>(4).fill('running'), 'stopped'])
  await resumeScan(context, waiting)
  for await (const event of watchScan(context, waiting)) void event
  await context.queue.ended()
  expect(states()).toEqual(Array<string>(5).fill('finished'))
})

test('scans run side by side at the pace of one: a small one ends first, and one that is stopped leaves the rest to the others', async () => {
  const arrivals: number[] = []
  const server = await serveWorld((question) => {
    arrivals.push(performance.now())
    return honest(question)
  })
  const context = openTestContext([aList({ servers: [server], ratePerSecond: 100 })])
  const order = orderOf(context, ['198.51.100.0/24', '203.0.113.0/24', '192.0.2.0/30'])
  const { scanIds } = await startScans(context, order)
  const [large = '', stopped = '', small = ''] = scanIds
  for await (const event of watchScan(context, small)) void event
  expect(context.store.scans.get(large)?.state).toBe('running')
  await stopScan(context, stopped)
  for await (const event of watchScan(context, large)) void event
  expect(scanIds.map((id) => context.store.scans.get(id)?.state)).toEqual(['finished', 'stopped', 'finished'])
  // Other work of the machine may bunch what was sent at an even pace.
  for (let i = 160; i < arrivals.length; i++)
    expect((arrivals[i] as number) - (arrivals[i - 160] as number)).toBeGreaterThan(1000)
  const counts = scanIds.map((id) => context.store.scans.get(id)?.queriesSent ?? 0)
  expect(counts.reduce((sum, queries) => sum + queries, 0)).toBe(arrivals.length)
})

test('a listing whose text was on its way at the stop is asked again, text and all', async () => {
  let stop = (): void => {}
  const server = await serveWorld((question) => {
    const { name, type } = question
    if (!name.startsWith('7.')) return honest(question)
    if (type === 'A')
      return { kind: 'reply', rcode: 'NOERROR', answers: [{ name, type, ttlSeconds: 60, data: '127.0.0.2' }] }
    stop()
    return {
      kind: 'reply',
      rcode: 'NOERROR',
      answers: [{ name, type, ttlSeconds: 60, data: 'SBL123456' }],
      delayMs: 200,
    }
  })
  const context = openTestContext([aList({ servers: [server] })])
  const { scanIds } = await startScans(context, orderOf(context, ['198.51.100.0/28']))
  const [scanId = ''] = scanIds
  stop = () => void stopScan(context, scanId)
  for await (const event of watchScan(context, scanId)) void event
  stop = () => {}
  await resumeScan(context, scanId)
  for await (const event of watchScan(context, scanId)) void event
  expect(context.store.listings.of(scanId)).toMatchObject([{ address: '198.51.100.7', text: ['SBL123456'] }])
})

test('a stop does not wait for the look-up of name servers', async () => {
  const resolver = await serveWorld(({ name, type }) =>
    name.endsWith('.com') && type === 'A' ? { kind: 'reply', rcode: 'NXDOMAIN' } : { kind: 'drop' },
  )
  const [address = '', port] = resolver.split(':')
  const context = openTestContext([aList()], { systemResolvers: () => [{ address, port: Number(port) }] })
  const order = orderOf(context, ['198.51.100.0/24'], { pathKind: 'direct' })
  const { scanIds } = await startScans(context, order)
  await pause(100)
  expect(await elapsedMs(() => stopScan(context, scanIds[0] ?? ''))).toBeLessThan(500)
})
