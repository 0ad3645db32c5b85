import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { aList } from '../../shared/domain/list.test-support.ts'
import type { Responder } from '../engine/dns/name-server-port.ts'
import type { Context } from '../operations/context.ts'
import type { LanePort } from '../operations/lane-port.ts'
import { openTestContext, orderOf, serveWorld } from '../operations/open-context.test-support.ts'
import { readScan } from '../operations/read-scan.ts'
import { startScans } from '../operations/start-scans.ts'
import { stopScan } from '../operations/stop-scan.ts'
import { watchScan } from '../operations/watch-scan.ts'
import { openLanes } from './open-lanes.ts'

const BLOCK = '203.0.96.0/19'
const LISTS = 7
const lane = path.join(import.meta.dirname, 'lane.ts')

/** Every 97th address is on list 0, every 98th on list 1, and so on; one list is not there at all. */
const respond: Responder = ({ name, type }) => {
  const labels = name.split('.')
  const list = Number(labels.at(-2)?.slice(1))
  if (list === LISTS - 1) return { kind: 'drop' }
  if (type === 'SOA') return { kind: 'reply', rcode: 'NOERROR' }
  const isTarget = labels[3] === '203' && labels[2] === '0'
  const host = Number(labels[1]) * 256 + Number(labels[0])
  const isListed = isTarget ? host % (97 + list) === 0 : name.startsWith('2.0.0.127.')
  if (!isListed) return { kind: 'reply', rcode: 'NXDOMAIN' }
  return {
    kind: 'reply',
    rcode: 'NOERROR',
    answers: [{ name, type, ttlSeconds: 60, data: type === 'A' ? '127.0.0.2' : `Entry ${list}` }],
  }
}

/** A context whose lists permit more than one thread asks, with these lanes. */
async function openWorld(lanes: LanePort | null): Promise<Context> {
  const server = await serveWorld(respond)
  const lists = Array.from({ length: LISTS }, (_, i) =>
    aList({
      id: `l${i}`,
      zone: `l${i}.test`,
      servers: [server],
      ratePerSecond: 50_000,
      testPoints: {
        listed: '127.0.0.2',
        unlisted: '127.0.0.1',
        listed6: null,
        unlisted6: null,
        neverListed: [],
      },
    }),
  )
  return openTestContext(lists, { lanes })
}

const start = async (context: Context): Promise<string> => {
  const order = orderOf(context, [BLOCK], { ratePerSecond: 200_000, timeoutMs: 300 })
  const { scanIds } = await startScans(context, order)
  return scanIds[0] ?? ''
}

async function finish(context: Context, scanId: string): Promise<void> {
  for await (const event of watchScan(context, scanId)) void event
}

/** What a scan found, without the times of it. */
function foundBy(context: Context, scanId: string) {
  const { evidence } = readScan(context, scanId)
  return {
    counts: evidence.lists.map(({ list, counts, after }) => [list.id, counts, after?.health]),
    listings: evidence.listings
      .map(({ address, listId, text }) => `${address} ${listId} ${text.join()}`)
      .toSorted(),
  }
}

describe('lanes', () => {
  test('find what one thread finds: listings with their texts, dead lists, and every count', async () => {
    const opened = openLanes(lane)
    let lanes = 0
    const port = { most: 2, open: () => opened.open().then((found) => (found ? (lanes++, found) : null)) }
    const [wide, narrow] = [await openWorld(port), await openWorld(null)]
    const scanIds = [await start(wide), await start(narrow)] as const
    await Promise.all([finish(wide, scanIds[0]), finish(narrow, scanIds[1])])
    expect(lanes).toBe(2)
    const found = foundBy(wide, scanIds[0])
    expect(found).toEqual(foundBy(narrow, scanIds[1]))
    expect(found.listings.length).toBeGreaterThan(400)
    expect(found.counts.at(-1)?.[2]).toBe('unreachable')
    const { queriesSent } = wide.store.scans.get(scanIds[0]) ?? { queriesSent: 0 }
    expect(queriesSent).toBeGreaterThan(8192 * (LISTS - 1))
  }, 60_000)

  test('stop at once, and keep what they learned', async () => {
    const context = await openWorld({ ...openLanes(lane), most: 2 })
    const scanId = await start(context)
    let stopped = false
    for await (const event of watchScan(context, scanId)) {
      if (stopped || event.progress.checksDone <= 1000) continue
      stopped = true
      void stopScan(context, scanId)
    }
    const scan = context.store.scans.get(scanId)
    expect(scan?.state).toBe('stopped')
    const { evidence } = readScan(context, scanId)
    const answered = evidence.lists.reduce((sum, { counts }) => sum + counts.clear + counts.listed, 0)
    expect(answered).toBeGreaterThan(1000)
    expect(answered).toBeLessThan(8192 * (LISTS - 1))
  }, 60_000)

  test('that cannot be had are done without', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'blockvet-lane-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const broken = path.join(folder, 'broken.mjs')
    writeFileSync(broken, 'throw new Error("It does not load here.")\n')
    for (const file of [broken, path.join(folder, 'absent.js')]) {
      expect(await openLanes(file).open()).toBeNull()
    }
    const context = await openWorld({ most: 2, open: openLanes(broken).open })
    const scanId = await start(context)
    await finish(context, scanId)
    expect(context.store.scans.get(scanId)?.state).toBe('finished')
    expect(foundBy(context, scanId).listings.length).toBeGreaterThan(400)
  }, 60_000)

  test('that break fail the scan in words; what they told stands', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'blockvet-lane-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const breaking = path.join(folder, 'breaking.mjs')
    writeFileSync(
      breaking,
      `import { parentPort } from 'node:worker_threads'
parentPort.on('message', () => {
  const checks = new Uint32Array([1, 5])
  parentPort.postMessage({ words: [{ kind: 'packed', checks }], queries: 1, ignored: 0, end: null })
  setTimeout(() => { throw new Error('No memory.') }, 50)
})
parentPort.postMessage('ready')
`,
    )
    const context = await openWorld({ most: 2, open: openLanes(breaking).open })
    const scanId = await start(context)
    await finish(context, scanId)
    expect(context.store.scans.get(scanId)).toMatchObject({ state: 'failed' })
    expect(context.store.scans.get(scanId)?.failure).toContain('No memory.')
    expect(context.store.outcomes.load(scanId, 'l0', 8192).get(5)).toBe(1)
  }, 60_000)
})
