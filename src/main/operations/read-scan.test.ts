import { expect, test } from 'vitest'
import { aList } from '../engine/scan/scan-bench.test-support.ts'
import { openStore } from '../store/open-store.ts'
import { saveCorrection } from './corrections.ts'
import { openTestContext, orderOf, serveWorld } from './open-context.test-support.ts'
import { readDecision } from './read-decision.ts'
import { readScan } from './read-scan.ts'
import { startScans } from './start-scans.ts'

async function vetted() {
  const server = await serveWorld(({ name, type }) => {
    const listed = /^(?:2\.0\.0\.127|1\.100\.51\.198)\./.test(name)
    const answers =
      listed && type === 'A' ? [{ name, type: 'A' as const, ttlSeconds: 60, data: '127.0.0.2' }] : []
    return { kind: 'reply', rcode: listed || type === 'SOA' ? 'NOERROR' : 'NXDOMAIN', answers }
  })
  const context = openTestContext([aList({ servers: [server], ratePerSecond: 1000 })])
  const [scanId = ''] = (await startScans(context, orderOf(context, ['198.51.100.0/30']))).scanIds
  await context.queue.tail
  return { context, scanId }
}

test('what has not changed is not read again; a change of this process shows at once', async () => {
  const { context, scanId } = await vetted()
  const first = readScan(context, scanId)
  expect(readScan(context, scanId)).toBe(first)
  const operatorId = first.cases[0]?.operatorId ?? ''
  saveCorrection(context, { operatorId, effortHours: [7, 9], delayHours: null, note: '' })
  const second = readScan(context, scanId)
  expect(second).not.toBe(first)
  expect(second.verdict.effortHours).toEqual([7, 9])
  expect(readScan(context, scanId)).toBe(second)
})

test('a change of another process shows at once', async () => {
  const { context, scanId } = await vetted()
  const first = readScan(context, scanId)
  const operatorId = first.cases[0]?.operatorId ?? ''
  const other = openStore({ file: context.databaseFile, practice: false, now: () => 0 })
  saveCorrection(
    { ...context, store: other },
    { operatorId, effortHours: [7, 9], delayHours: null, note: '' },
  )
  other.close()
  expect(readScan(context, scanId).verdict.effortHours).toEqual([7, 9])
})

test('a decision is the kept one; where none of the present rules is kept, the scan is judged', async () => {
  const { context, scanId } = await vetted()
  expect(readDecision(context, scanId)).toBe('conditional')
  const kept = readScan(context, scanId)
  context.store.verdicts.save(scanId, { ...kept.verdict, decision: 'reject' }, kept.cases)
  expect(readDecision(context, scanId)).toBe('reject')
})
