import { expect, test } from 'vitest'
import { cellChanges } from '../../shared/domain/scan-diff.ts'
import type { Responder } from '../engine/dns/name-server-port.ts'
import { aList } from '../engine/scan/scan-bench.test-support.ts'
import { diffScans, readChanges } from './diff-scans.ts'
import { listBlocks } from './list-blocks.ts'
import { openTestContext, orderOf, serveWorld } from './open-context.test-support.ts'
import { startScans } from './start-scans.ts'
import { exportDiff, tabulateDiff } from './tabulate-diff.ts'

const reply = (name: string, listed: boolean, type: string) => ({
  kind: 'reply' as const,
  rcode: listed || type === 'SOA' ? ('NOERROR' as const) : ('NXDOMAIN' as const),
  answers: listed && type === 'A' ? [{ name, type: 'A' as const, ttlSeconds: 60, data: '127.0.0.2' }] : [],
})

/** A list that has the named last octets of 198.51.100.0/24; its server fails on those in `silent`. */
const answering =
  (now: { listed: readonly number[]; silent: readonly number[] }): Responder =>
  ({ name, type }) => {
    const octet = Number(/^(\d+)\.100\.51\.198\./.exec(name)?.[1] ?? -1)
    if (now.silent.includes(octet)) return { kind: 'reply', rcode: 'SERVFAIL', answers: [] }
    return reply(name, name.startsWith('2.0.0.127.') || now.listed.includes(octet), type)
  }

async function twoScans() {
  const now: { listed: readonly number[]; silent: readonly number[] } = { listed: [1, 2], silent: [] }
  const server = await serveWorld(answering(now))
  const context = openTestContext([aList({ servers: [server], ratePerSecond: 1000 })])
  const scan = async (): Promise<string> => {
    const order = orderOf(context, ['198.51.100.0/29'], { timeoutMs: 10_000, retries: 0 })
    const [id = ''] = (await startScans(context, order)).scanIds
    await context.queue.ended()
    return id
  }
  const first = await scan()
  now.listed = [3]
  now.silent = [2]
  const second = await scan()
  return { context, first, second }
}

test('two stored scans are compared; a listing that got no answer is not gone', async () => {
  const { context, first, second } = await twoScans()
  const diff = diffScans(context, first, second)
  expect(diff.changes.map(({ kind, ranges }) => [kind, ...ranges])).toEqual([
    ['appeared', '198.51.100.3'],
    ['listed-to-unknown', '198.51.100.2'],
    ['went', '198.51.100.1'],
  ])
  expect(diff.before).toMatchObject({ scanId: first, listedAddresses: 2 })
  expect(diff.after).toMatchObject({ scanId: second, listedAddresses: 1 })
  expect(diff.reasonsNew).toContain('low-coverage')

  const { cells, previousScanId } = readChanges(context, second)
  expect(previousScanId).toBe(first)
  expect([...cells].map((cell) => cellChanges[cell])).toEqual([
    'same',
    'better',
    'less-known',
    'worse',
    'same',
    'same',
    'same',
    'same',
  ])
  expect(readChanges(context, first)).toMatchObject({ previousScanId: null })
  expect(listBlocks(context)).toMatchObject([
    { scanId: second, change: { appeared: 1, went: 1, hidden: 1, revealed: 0, recoded: 0 } },
  ])

  const table = tabulateDiff(context, first, second, { width: 80, color: false })
  expect(table.replaceAll(/\s+/g, ' ')).toContain(
    '1 address with a listing gone; 1 address with a listing of which nothing is known now.',
  )
  expect(table).toContain('Listed before, unknown now: not gone for all we know')
  expect(Math.max(...table.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  const json = JSON.parse(exportDiff(context, first, second)) as { schema: string; counts: unknown }
  expect(json).toMatchObject({ schema: 'blockvet.diff/1', counts: diff.counts })
})

test('scans without a common address are refused in words', async () => {
  const server = await serveWorld(({ name, type }) => reply(name, name.startsWith('2.0.0.127.'), type))
  const context = openTestContext([aList({ servers: [server], ratePerSecond: 1000 })])
  const order = orderOf(context, ['198.51.100.0/30', '203.0.113.0/30'])
  const [a = '', b = ''] = (await startScans(context, order)).scanIds
  await context.queue.ended()
  expect(() => diffScans(context, a, b)).toThrow(/no check in common/)
  expect(() => diffScans(context, a, 'nope')).toThrow(/There is no scan 'nope'/)
})
