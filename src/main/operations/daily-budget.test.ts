import { expect, test } from 'vitest'
import type { Responder } from '../engine/dns/name-server-port.ts'
import { aList } from '../engine/scan/scan-bench.test-support.ts'
import { DailyLedger } from './daily-ledger.ts'
import { openTestContext, orderOf, serveWorld } from './open-context.test-support.ts'
import { startScans } from './start-scans.ts'
import { watchScan } from './watch-scan.ts'

/** Lists every other address, with a text; drops the first packet about each address. */
function countingWorld() {
  const seen = new Set<string>()
  const world = { packets: 0 }
  const respond: Responder = ({ name, type }) => {
    world.packets++
    const octets = name.split('.').map(Number)
    const target = octets[3] === 198 || octets[3] === 203
    if (target && octets[0] !== 1 && !seen.has(name + type)) {
      seen.add(name + type)
      return { kind: 'drop' }
    }
    const listed = name.startsWith('2.0.0.127.') || (target && octets[0] !== 1 && (octets[0] ?? 0) % 2 === 0)
    if (type === 'SOA') return { kind: 'reply', rcode: 'NOERROR' }
    if (!listed) return { kind: 'reply', rcode: 'NXDOMAIN' }
    const data = type === 'A' ? '127.0.0.2' : 'Case 4711'
    return { kind: 'reply', rcode: 'NOERROR', answers: [{ name, type, ttlSeconds: 60, data }] }
  }
  return { world, respond }
}

async function scan(blocks: readonly string[]) {
  const { world, respond } = countingWorld()
  const server = await serveWorld(respond)
  const list = aList({ servers: [server], dailyBudget: 40, ratePerSecond: 1000 })
  const context = openTestContext([list])
  const { scanIds } = await startScans(context, orderOf(context, blocks, { timeoutMs: 60 }))
  for (const scanId of scanIds) for await (const event of watchScan(context, scanId)) void event
  return { world, evidence: scanIds.map((id) => context.store.readEvidence(id)) }
}

test('no packet goes beyond the daily budget: neither retries, texts nor probes', async () => {
  const { world, evidence } = await scan(['198.51.100.0/25'])
  expect(world.packets).toBeLessThanOrEqual(40)
  expect(evidence[0]?.lists[0]?.counts.unknown).toBeGreaterThan(80)
  expect(evidence[0]?.unknowns.map(({ cause }) => cause)).toEqual(['budget'])
  expect(evidence[0]?.lists[0]?.after?.health).toBe('healthy')
})

test('the scans of a day share the budget', async () => {
  const { world, evidence } = await scan(['198.51.100.0/25', '203.0.113.0/25'])
  expect(world.packets).toBeLessThanOrEqual(40)
  for (const { unknowns } of evidence) expect(unknowns.map(({ cause }) => cause)).toEqual(['budget'])
})

test('scans that run side by side do not halve a budget that suffices for one', async () => {
  const server = await serveWorld(({ name }) => {
    const answers = [{ name, type: 'A', ttlSeconds: 60, data: '127.0.0.2' }]
    if (name.startsWith('2.0.0.127.')) return { kind: 'reply', rcode: 'NOERROR', answers }
    return { kind: 'reply', rcode: 'NXDOMAIN', delayMs: 5 }
  })
  const context = openTestContext([aList({ servers: [server], dailyBudget: 180, ratePerSecond: 200 })])
  const order = orderOf(context, ['198.51.100.0/25', '203.0.113.0/25'])
  const { scanIds } = await startScans(context, order)
  for (const scanId of scanIds) for await (const event of watchScan(context, scanId)) void event
  const [first, second] = scanIds.map((id) => context.store.readEvidence(id)?.lists[0]?.counts)
  expect(first).toMatchObject({ clear: 128, unknown: 0 })
  expect(second?.unknown).toBeGreaterThan(90)
})

test('the ledger outlives the process and begins anew each day', () => {
  const kept = new Map<string, unknown>()
  const settings = {
    get: (key: string) => kept.get(key),
    set: (key: string, value: unknown) => void kept.set(key, value),
  }
  const list = { zone: 'bl.test', dailyBudget: 1000 }
  let nowMs = Date.UTC(2026, 0, 1)
  const first = new DailyLedger(settings, () => nowMs)
  for (let packets = 0; packets < 300; packets++) expect(first.take(list, 0)).toBe(true)
  const second = new DailyLedger(settings, () => nowMs)
  expect(second.left(list)).toBeLessThanOrEqual(700)
  while (second.take(list, 100));
  expect(second.left(list)).toBe(100)
  nowMs += 86_400_000
  expect(second.left(list)).toBe(1000)
  expect(second.left({ ...list, dailyBudget: null })).toBe(Number.POSITIVE_INFINITY)
})
