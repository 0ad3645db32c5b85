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
  const context = openTestContext([aList({ servers: [server], ratePerSecond: 60 })])
  const order = orderOf(context, ['198.51.100.0/25', '203.0.113.0/30'])
  const { scanIds } = await startScans(context, order)
  const [first = '', second = ''] = scanIds
  await pause(100)
  expect(await elapsedMs(() => stopScan(context, second))).toBeLessThan(500)
  expect(context.store.scans.get(second)?.state).toBe('stopped')
  expect(context.store.scans.get(first)?.state).toBe('running')
  await resumeScan(context, second)
  for await (const event of watchScan(context, second)) void event
  expect(context.store.scans.get(second)?.state).toBe('finished')
  expect(context.store.scans.get(first)?.state).toBe('finished')
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
