import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import type { DnsblList } from '../../shared/domain/list.ts'
import { createDnsClient } from '../engine/dns/dns-client.ts'
import { startNameServer } from '../engine/dns/name-server.ts'
import type { Responder } from '../engine/dns/name-server-port.ts'
import { onAbort } from '../engine/dns/on-abort.ts'
import { RouteCache } from '../engine/dns/route-finder.ts'
import { diskFeedFiles } from '../engine/netblocks/disk-feed-files.ts'
import { FeedReader } from '../engine/netblocks/feed-reader.ts'
import { fetchLimits } from '../engine/netblocks/fetch-file.ts'
import type { PaceClock } from '../engine/scan/create-pace.ts'
import { Traffic } from '../engine/scan/traffic.ts'
import { openStore } from '../store/open-store.ts'
import type { Context } from './context.ts'
import { DailyLedger } from './daily-ledger.ts'
import type { FeedLibrary } from './feed-library.ts'
import type { Log } from './log.ts'
import type { MailPort } from './mail-port.ts'
import { silentRegistry } from './registry-access.test-support.ts'
import type { ScanOrder } from './scan-order.ts'
import { ScanQueue } from './scan-queue.ts'
import type { SecretStore } from './secret-store.ts'

const clock: PaceClock = {
  now: () => performance.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      onAbort(signal, () => {
        clearTimeout(timer)
        resolve()
      })
    }),
}

/** A scripted name server of the running test, as `IP:PORT`. */
export async function serveWorld(respond: Responder): Promise<string> {
  const server = await startNameServer({ address: '127.0.0.1', port: 0, respond })
  onTestFinished(() => server.close())
  return `127.0.0.1:${server.endpoint.port}`
}

/** A log that nobody reads but the test. */
function memoryLog(): Log {
  const lines: string[] = []
  return {
    write: (event, fields) => void lines.push(JSON.stringify({ event, ...fields })),
    tail: (count) => lines.slice(-count),
    clear: () => void lines.splice(0),
  }
}

/** Mail servers that are not there. */
const silentMail: MailPort = {
  send: () => Promise.reject(new Error('no server')),
  saveDraft: () => Promise.reject(new Error('no server')),
}

/** Secrets that nobody keeps. */
function memorySecrets(): SecretStore {
  const kept = new Map<string, string>()
  return {
    describe: 'Keys are forgotten at the end.',
    refusal: async () => null,
    get: async (name) => kept.get(name) ?? null,
    set: async (name, value) => void kept.set(name, value),
    delete: async (name) => void kept.delete(name),
    names: async () => [...kept.keys()],
  }
}

/** A context with a database of its own, on the lists given; it ends with the running test. */
export function openTestContext(lists: readonly DnsblList[], change: Partial<Context> = {}): Context {
  const folder = mkdtempSync(path.join(tmpdir(), 'blockvet-operations-'))
  const databaseFile = path.join(folder, 'test.db')
  const store = openStore({ file: databaseFile, practice: false, now: () => Date.now() })
  const dns = createDnsClient()
  const context: Context = {
    host: 'cli',
    version: '0.0.0',
    practice: false,
    practiceOffer: null,
    practiceReplies: null,
    allowSpecial: true,
    store,
    databaseFile,
    log: memoryLog(),
    catalogue: { version: 'test', operators: [], lists, removals: [], bounces: [] },
    own: null,
    secrets: memorySecrets(),
    dns,
    mail: silentMail,
    feeds: testFeeds(path.join(folder, 'feeds')),
    routes: new RouteCache(() => performance.now()),
    ledger: new DailyLedger(store.settings, () => Date.now()),
    registry: silentRegistry(),
    systemResolvers: () => [],
    readResource: (name) => readFileSync(path.join(import.meta.dirname, '../../../resources', name)),
    now: () => Date.now(),
    clock,
    traffic: new Traffic(change.clock ?? clock),
    randomBytes: (count) => new Uint8Array(randomBytes(count)),
    owner: `${process.pid}-${randomBytes(4).toString('hex')}`,
    running: new Map(),
    queue: new ScanQueue(),
    ...change,
  }
  onTestFinished(async () => {
    for (const live of context.running.values()) live.stop()
    await context.queue.ended()
    await dns.close()
    store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return context
}

/** No feed is known and none is fetched, unless the test says which. */
export function testFeeds(folder: string, change: Partial<FeedLibrary> = {}): FeedLibrary {
  return {
    known: [],
    folder,
    files: diskFeedFiles,
    reader: new FeedReader(diskFeedFiles),
    fetch: null,
    limits: fetchLimits,
    userAgent: 'Blockvet/0.0.0',
    ...change,
  }
}

/** An order for blocks at every list of the context. */
export function orderOf(
  context: Context,
  blocks: readonly string[],
  change: Partial<ScanOrder> = {},
): ScanOrder {
  return {
    blocks: [...blocks],
    preset: 'all',
    listIds: context.catalogue.lists.map(({ id }) => id),
    pathKind: 'system',
    resolvers: [],
    offer: { provider: '', price: '', country: '', note: '' },
    ...change,
  }
}
