import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { DnsblList } from '../../shared/domain/list.ts'
import { aList } from '../engine/scan/scan-bench.test-support.ts'
import { checkLists } from './check-lists.ts'
import { openTestContext, orderOf, serveWorld } from './open-context.test-support.ts'
import { planScan } from './plan-scan.ts'
import { readScan } from './read-scan.ts'
import { resumeScan } from './resume-scan.ts'
import { startScans } from './start-scans.ts'
import { stopScan } from './stop-scan.ts'
import { watchScan } from './watch-scan.ts'

const WRITTEN = '2026-11-20T10:00:00.000Z'

async function all<T>(events: AsyncIterable<T>): Promise<T[]> {
  const seen: T[] = []
  for await (const event of events) seen.push(event)
  return seen
}

/** A list of a file, and a way to write the file. */
function fileList() {
  const folder = mkdtempSync(path.join(tmpdir(), 'blockvet-zones-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = path.join(folder, 'own.zone')
  const write = (text: string, at = WRITTEN): void => {
    writeFileSync(file, text)
    utimesSync(file, new Date(at), new Date(at))
  }
  write('127.0.0.2\n198.51.100.7 :4:for $\nmistake\n')
  const zoneFiles = [{ type: 'ip4set', path: file, modifiedAt: '2026-01-01T00:00:00.000Z' }] as const
  const list: DnsblList = { ...aList({}), id: 'own', zone: 'own.example.org', servers: [], zoneFiles }
  return { list, write }
}

test('a list of files is planned, probed and scanned without a question to anybody', async () => {
  const { list } = fileList()
  const context = openTestContext([list])
  const order = orderOf(context, ['198.51.100.0/28'])
  expect(await planScan(context, order)).toMatchObject({ queries: 0, checks: 16, lists: [{ seconds: 0 }] })
  const findings = await all(checkLists(context, {}))
  expect(findings).toMatchObject([{ health: 'healthy', answers: [{ server: 'file:own.zone' }, {}, {}] }])
  const { scanIds, notices } = await startScans(context, order)
  expect(notices).toEqual([expect.stringContaining('line 3: the address cannot be read')])
  await all(watchScan(context, scanIds[0] ?? ''))
  const { evidence } = readScan(context, scanIds[0] ?? '')
  expect(evidence.scan.queriesSent).toBe(0)
  expect(evidence.lists[0]?.list.zoneFiles[0]?.modifiedAt).toBe(WRITTEN)
  expect(evidence.listings).toMatchObject([
    { address: '198.51.100.7', codes: ['127.0.0.4'], text: ['for 198.51.100.7'], server: 'file:own.zone' },
  ])
  expect(context.dns.counters.sent).toBe(0)
})

test('a scan does not go on with other data than it began with', async () => {
  const { list, write } = fileList()
  const silent = await serveWorld(() => ({ kind: 'drop' }))
  const context = openTestContext([list, { ...aList({ servers: [silent] }), zone: 'silent.example.org' }])
  const { scanIds } = await startScans(context, orderOf(context, ['198.51.100.0/28']))
  const scanId = scanIds[0] ?? ''
  await stopScan(context, scanId)
  write('127.0.0.2\n', '2026-11-21T10:00:00.000Z')
  await expect(resumeScan(context, scanId)).rejects.toThrow('The zone file of own has changed since scan')
  write('127.0.0.2\n')
  expect((await resumeScan(context, scanId)).state).toBe('running')
})

test('a file that is gone stops a scan before anything is stored or sent', async () => {
  const { list } = fileList()
  const gone = {
    ...list,
    zoneFiles: [{ type: 'ip4set', path: '/nowhere/own.zone', modifiedAt: '' }],
  } as const
  const context = openTestContext([gone])
  const started = startScans(context, orderOf(context, ['198.51.100.0/28']))
  await expect(started).rejects.toMatchObject({ code: 'catalogue' })
  expect(context.store.scans.list()).toEqual([])
  expect(context.dns.counters.sent).toBe(0)
})
