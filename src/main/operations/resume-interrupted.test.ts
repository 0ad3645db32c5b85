import { expect, test } from 'vitest'
import type { Responder } from '../engine/dns/name-server-port.ts'
import { aList } from '../engine/scan/scan-bench.test-support.ts'
import { openStore } from '../store/open-store.ts'
import { openTestContext, orderOf, serveWorld } from './open-context.test-support.ts'
import { resumeInterrupted } from './resume-interrupted.ts'
import { startScans } from './start-scans.ts'
import { stopScan } from './stop-scan.ts'
import { watchScan } from './watch-scan.ts'

const honest: Responder = ({ name, type }) => {
  const listed = name.startsWith('2.0.0.127.') && type === 'A'
  const answers = listed ? [{ name, type: 'A', ttlSeconds: 60, data: '127.0.0.2' }] : []
  return { kind: 'reply', rcode: listed || type === 'SOA' ? 'NOERROR' : 'NXDOMAIN', answers }
}

test('a scan whose process died goes on to its end; one that the user stopped stays', async () => {
  const server = await serveWorld(honest)
  const context = openTestContext([aList({ servers: [server] })])
  const order = orderOf(context, ['198.51.100.0/28', '203.0.113.0/28'])
  const { scanIds } = await startScans(context, order)
  const [died = '', stopped = ''] = scanIds
  await stopScan(context, stopped)
  await stopScan(context, died)
  // As a process leaves it that is killed: still running, claimed by somebody who is not there.
  const other = openStore({ file: context.databaseFile, practice: false, now: () => Date.now() })
  other.scans.claim(died, '999999999-dead')
  other.scans.setState(died, 'running', { failure: null, finishedAt: null })
  other.close()
  expect(context.store.scans.get(died)?.state).toBe('stopped')
  expect(context.store.scans.interrupted()).toEqual([died])
  await resumeInterrupted(context)
  for await (const event of watchScan(context, died)) void event
  expect(context.store.scans.get(died)?.state).toBe('finished')
  expect(context.store.scans.get(stopped)?.state).toBe('stopped')
  expect(context.store.scans.interrupted()).toEqual([])
})

test('one that cannot go on is logged and keeps no other back', async () => {
  const context = openTestContext([])
  const scans = { ...context.store.scans, interrupted: () => ['20200101-aaaaaa', '20200101-bbbbbb'] }
  await resumeInterrupted({ ...context, store: { ...context.store, scans } })
  expect(context.log.tail(9).map((line) => (JSON.parse(line) as { event: string }).event)).toEqual([
    'resume-failed',
    'resume-failed',
  ])
})
