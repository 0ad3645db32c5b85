import type { Removal } from '../../shared/domain/removal.ts'
import { aList } from '../engine/scan/scan-bench.test-support.ts'
import type { Context } from './context.ts'
import { openTestContext, orderOf, serveWorld } from './open-context.test-support.ts'
import { startScans } from './start-scans.ts'

const removal = {
  id: 'r',
  operatorId: 'op',
  method: 'email',
  draftMode: 'email',
  whoMayAsk: 'user',
  whoMayAskNote: null,
  url: null,
  email: 'delist@list.example.net',
  languages: ['de', 'en'],
  blockRequests: 'yes',
  blockRequestsNote: null,
  delayHours: [1, 24],
  delayNote: null,
  delayBasis: 'operator',
  expiryHours: null,
  expiryNote: null,
  repeatPolicy: null,
  etiquette: null,
  paidOption: null,
  effortHours: [0.2, 0.5],
  effortBasis: 'test',
  needsFirst: [],
  evidenceWanted: ['ip', 'causeFixed'],
  unverified: [],
  confidence: 'high',
  sources: [],
} as const satisfies Removal

/** A list that names .1 and .2, until `world.listed` says otherwise, and a scan of the block around. */
export async function vettedWithRemoval(change: Partial<Context> = {}) {
  const world = { listed: true, silent: false, now: Date.parse('2026-11-02T08:00:00Z') }
  const server = await serveWorld(({ name, type }) => {
    const isTest = name.startsWith('2.0.0.127.')
    const isOurs = /^[12]\.100\.51\.198\./.test(name)
    const listed = isTest || (isOurs && world.listed)
    if (isOurs && world.silent) return { kind: 'reply', rcode: 'SERVFAIL', answers: [] }
    const answers =
      listed && type === 'A' ? [{ name, type: 'A' as const, ttlSeconds: 60, data: '127.0.0.2' }] : []
    return { kind: 'reply', rcode: listed || type === 'SOA' ? 'NOERROR' : 'NXDOMAIN', answers }
  })
  const list = aList({ servers: [server], ratePerSecond: 1000, removalId: 'r', operatorId: 'op' })
  const operators = [{ id: 'op', name: 'Op', url: null, kind: 'dnsbl-operator' as const, aliases: [] }]
  const catalogue = { version: 'test', operators, lists: [list], removals: [removal], bounces: [] }
  const context = openTestContext([list], { catalogue, now: () => world.now, ...change })
  const scan = async (): Promise<string> => {
    const [id = ''] = (await startScans(context, orderOf(context, ['198.51.100.0/30']))).scanIds
    await context.queue.ended()
    return id
  }
  return { world, context, scan, scanId: await scan() }
}
