import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { constants, inflateRawSync, inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { needsKey } from '../../shared/domain/list.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { Responder } from '../engine/dns/name-server-port.ts'
import { aList } from '../engine/scan/scan-bench.test-support.ts'
import { checkLists } from './check-lists.ts'
import type { Context } from './context.ts'
import { exportScan } from './export-scan.ts'
import { readKeyedIds, saveListKey } from './list-keys.ts'
import { openTestContext, orderOf, serveWorld } from './open-context.test-support.ts'
import { planScan } from './plan-scan.ts'
import { readAddress } from './read-address.ts'
import { readCatalogue } from './read-catalogue.ts'
import { readHealthHistory } from './read-health-history.ts'
import { readScan } from './read-scan.ts'
import { startCampaign } from './start-campaign.ts'
import { startScans } from './start-scans.ts'
import { verifyRequest } from './verify-request.ts'
import { watchScan } from './watch-scan.ts'

const KEY = 'k3yofthisuser77'
const BLOCK = '198.51.100.0/29'
const access = { kind: 'key', note: 'Ask for a key.', optInReason: null } as const

/** Two keyed lists of one operator, one with the key before the address; they know names under the key alone. */
async function openWorld() {
  const asked: string[] = []
  const respond: Responder = ({ name, type }) => {
    asked.push(name)
    const labels = name.toLowerCase().split('.')
    const at = labels.indexOf(KEY)
    if (at < 0) return { kind: 'reply', rcode: 'NXDOMAIN' }
    if (type === 'SOA') return { kind: 'reply', rcode: 'NOERROR' }
    const address = (at === 0 ? labels.slice(1, 5) : labels.slice(0, 4)).toReversed().join('.')
    if (address !== '127.0.0.2' && address !== '198.51.100.3') return { kind: 'reply', rcode: 'NXDOMAIN' }
    const data = type === 'A' ? '127.0.0.2' : `See https://example.org/?k=${KEY.toUpperCase()}&ip=${address}`
    return { kind: 'reply', rcode: 'NOERROR', answers: [{ name, type, ttlSeconds: 60, data }] }
  }
  const servers = [await serveWorld(respond)]
  const list = (id: string, zone: string) => aList({ id, zone, servers, access, ratePerSecond: 5000 })
  const context = openTestContext([
    list('after', '{key}.after.test'),
    list('before', '{key}.{address}.before.test'),
  ])
  return { context, asked }
}

async function run(context: Context) {
  const { scanIds, notices } = await startScans(context, orderOf(context, [BLOCK]))
  for await (const event of watchScan(context, scanIds[0] ?? '')) void event
  return { scanId: scanIds[0] ?? '', notices }
}

/** Everything readable in a file: its bytes, and what is deflated in it (zip entries, PDF streams). */
function unfold(content: string | Uint8Array): string {
  const bytes = Buffer.from(content)
  const text = bytes.toString('latin1')
  const loose = { finishFlush: constants.Z_SYNC_FLUSH }
  const entries = [...text.matchAll(/PK../gs)].map(({ index }) => {
    return attempt(() => {
      const start = index + 30 + bytes.readUInt16LE(index + 26) + bytes.readUInt16LE(index + 28)
      return inflateRawSync(bytes.subarray(start), loose)
    })
  })
  const streams = [...text.matchAll(/stream\r?\n/g)].map(({ index, 0: mark }) =>
    attempt(() => inflateSync(bytes.subarray(index + mark.length), loose)),
  )
  return [text, ...entries, ...streams].join('\n')
}

function attempt(work: () => Buffer): string {
  try {
    return work().toString('latin1')
  } catch {
    return ''
  }
}

describe('a keyed list', () => {
  test('is asked with the key, which is in no evidence, export, log or database', async () => {
    const { context, asked } = await openWorld()
    await saveListKey(context, 'op', ` ${KEY}\n`)
    const { scanId, notices } = await run(context)
    expect(notices).toEqual([])
    expect(asked).toContain(`3.100.51.198.${KEY}.after.test`)
    expect(asked).toContain(`${KEY}.3.100.51.198.before.test`)
    const judged = readScan(context, scanId)
    expect(judged.evidence.lists.map(({ counts }) => counts)).toMatchObject([
      { listed: 1, clear: 7, unknown: 0 },
      { listed: 1, clear: 7, unknown: 0 },
    ])
    expect(judged.evidence.listings.map(({ question }) => question)).toEqual([
      '3.100.51.198.{key}.after.test',
      '{key}.3.100.51.198.before.test',
    ])
    expect(judged.evidence.listings[0]?.text).toEqual(['See https://example.org/?k={key}&ip=198.51.100.3'])
    const findings: unknown[] = []
    for await (const finding of checkLists(context, {})) findings.push(finding)
    expect(findings).toMatchObject([{ health: 'healthy' }, { health: 'healthy' }])
    expect(readHealthHistory(context, 'after')).toMatchObject([
      { health: 'healthy', scanId: null },
      { health: 'healthy', scanId },
      { health: 'healthy', scanId },
    ])
    const seen: unknown[] = [
      judged,
      findings,
      readAddress(context, scanId, '198.51.100.3'),
      readCatalogue(context),
    ]
    seen.push(await planScan(context, orderOf(context, [BLOCK])), context.log.tail(1000))
    for (const value of seen) expect(JSON.stringify(value).toLowerCase()).not.toContain(KEY)
    for (const format of ['json', 'csv', 'html', 'pdf', 'xlsx', 'bundle'] as const) {
      const { content } = await exportScan(context, { scanId, format })
      const text = unfold(content)
      // Text in a PDF is glyph numbers; what is in the others can be read.
      expect(format === 'pdf' || text.includes('198.51.100.3')).toBe(true)
      expect(text.toLowerCase()).not.toContain(KEY)
    }
    const folder = path.dirname(context.databaseFile)
    for (const file of readdirSync(folder).filter((name) => name.startsWith('test.db')))
      expect(readFileSync(path.join(folder, file), 'latin1').toLowerCase()).not.toContain(KEY)
  })

  test('without its key is planned as skipped, and not asked', async () => {
    const { context, asked } = await openWorld()
    const plan = await planScan(context, orderOf(context, [BLOCK]))
    expect(plan).toMatchObject({ queries: 0, checks: 0 })
    expect(plan.lists[0]?.skipped).toBe(
      'It answers holders of a key only. Enter yours in the Lists place or with: blockvet lists key after',
    )
    const { scanId, notices } = await run(context)
    expect(notices).toHaveLength(2)
    const { evidence } = readScan(context, scanId)
    expect(evidence.lists.map(({ before, counts }) => [before?.health, counts.unknown])).toEqual([
      ['refusing', 8],
      ['refusing', 8],
    ])
    expect(asked).toEqual([])
  })

  test('whose key is locked away is not asked, and stops no other list', async () => {
    const { context } = await openWorld()
    await saveListKey(context, 'before', KEY)
    const get = async (name: string): Promise<string | null> => {
      if (name === 'list-key:after')
        throw new OperationError('bad-input', 'The key store is locked.', 'Unlock it.')
      return context.secrets.get(name)
    }
    const locked = { ...context, secrets: { ...context.secrets, get } }
    const plan = await planScan(locked, orderOf(locked, [BLOCK]))
    expect(plan.lists.map(({ skipped }) => skipped)).toEqual([
      'Its key cannot be read. The key store is locked. Unlock it.',
      null,
    ])
    const findings: unknown[] = []
    for await (const finding of checkLists(locked, {})) findings.push(finding)
    expect(findings).toMatchObject([{ listId: 'before', health: 'healthy' }])
  })

  test('with a wrong key refuses: what it does not say is not clear', async () => {
    const { context } = await openWorld()
    await saveListKey(context, 'after', 'wrongkey12345')
    const { scanId } = await run(context)
    const { evidence } = readScan(context, scanId)
    expect(evidence.lists[0]).toMatchObject({
      before: { health: 'refusing' },
      counts: { clear: 0, unknown: 8 },
    })
    expect(JSON.stringify(evidence)).not.toContain('wrongkey12345')
  })
})

test('a look at a keyed list again is made with the key, and without it nothing is clean', async () => {
  const { context, asked } = await openWorld()
  await saveListKey(context, 'before', KEY)
  await saveListKey(context, 'after', KEY)
  const { scanId } = await run(context)
  const rows = startCampaign(context, scanId)
  expect(rows.length).toBeGreaterThan(0)
  for (const { request } of rows)
    expect((await verifyRequest(context, request.id)).finding).toMatchObject({
      outcome: 'listed',
      listed: ['198.51.100.3'],
    })
  expect(asked.filter((name) => name.includes('{'))).toEqual([])
  for (const id of ['before', 'after']) await saveListKey(context, id, null)
  asked.length = 0
  for (const { request } of rows)
    expect((await verifyRequest(context, request.id)).finding.outcome).toBe('unknown')
  expect(asked).toEqual([])
})

test('a key is kept for its list or its operator, refused where it fits nobody, and forgotten', async () => {
  const { context } = await openWorld()
  await expect(saveListKey(context, 'after', 'two words')).rejects.toThrow('This is no key of after.')
  await expect(saveListKey(context, 'afer', KEY)).rejects.toThrow('did you mean after?')
  expect(await readKeyedIds(context)).toEqual([])
  await saveListKey(context, 'after', KEY)
  await saveListKey(context, 'op', KEY)
  expect(await readKeyedIds(context)).toEqual(['after', 'op'])
  await saveListKey(context, 'after', null)
  expect(await readKeyedIds(context)).toEqual(['op'])
  const open = { ...context, catalogue: { ...context.catalogue, lists: [aList({ id: 'free' })] } }
  expect(needsKey(open.catalogue.lists[0] ?? aList())).toBe(false)
  await expect(saveListKey(open, 'free', KEY)).rejects.toThrow('The list free is asked without a key.')
})
