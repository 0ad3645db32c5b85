import { aList } from '../engine/scan/scan-bench.test-support.ts'
import { openTestContext, orderOf, serveWorld } from './open-context.test-support.ts'
import { startScans } from './start-scans.ts'

/** A finished scan of four addresses, one of them listed, in a store of its own. */
export async function vetted() {
  const server = await serveWorld(({ name, type }) => {
    const listed = /^(?:2\.0\.0\.127|1\.100\.51\.198)\./.test(name)
    const answers =
      listed && type === 'A' ? [{ name, type: 'A' as const, ttlSeconds: 60, data: '127.0.0.2' }] : []
    return { kind: 'reply', rcode: listed || type === 'SOA' ? 'NOERROR' : 'NXDOMAIN', answers }
  })
  const context = openTestContext([aList({ servers: [server], ratePerSecond: 1000 })])
  const [scanId = ''] = (await startScans(context, orderOf(context, ['198.51.100.0/30']))).scanIds
  await context.queue.ended()
  return { context, scanId }
}
