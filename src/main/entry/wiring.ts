import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'
import type { Endpoint } from '../../shared/domain/dns-answer.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { Catalogue } from '../../shared/domain/removal.ts'
import { loadCatalogue } from '../engine/catalogue/load-catalogue.ts'
import { createDnsClient } from '../engine/dns/dns-client.ts'
import { systemResolvers } from '../engine/dns/endpoints.ts'
import { RouteCache } from '../engine/dns/route-finder.ts'
import type { PracticeRegistry } from '../engine/practice/practice-registry.ts'
import { Traffic } from '../engine/scan/traffic.ts'
import { fileLog } from '../log/file-log.ts'
import { mailServers } from '../mail/mail-servers.ts'
import type { Context } from '../operations/context.ts'
import { DailyLedger } from '../operations/daily-ledger.ts'
import { OwnCatalogue } from '../operations/own-catalogue.ts'
import { practiceHttp } from '../operations/practice-http.ts'
import { ScanQueue } from '../operations/scan-queue.ts'
import type { SecretStore } from '../operations/secret-store.ts'
import { startPracticeNetwork } from '../operations/start-practice-network.ts'
import { plainSecrets } from '../secrets/plain-secrets.ts'
import { rememberSecrets } from '../secrets/remember-secrets.ts'
import { type KeyStore, sealedSecrets } from '../secrets/sealed-secrets.ts'
import { openStore } from '../store/open-store.ts'
import { createClock } from './create-clock.ts'
import { dataFolder, defaultDatabaseFile } from './data-folder.ts'
import { findRoot, readVersion } from './find-root.ts'
import { httpOverFetch } from './http-over-fetch.ts'
import { openFeedLibrary } from './open-feed-library.ts'
import { openRegistryAccess } from './open-registry-access.ts'
import { readShippedCatalogue } from './shipped-catalogue.ts'

/** What a context is opened with. */
export interface OpenContextOptions {
  readonly host: Context['host']
  readonly databaseFile?: string
  readonly catalogPaths?: readonly string[]
  /** The system's key store, where this process can reach it; else secrets are kept in a file of mode 0600. */
  readonly keyStore?: KeyStore
}

/** Builds the context of one process: the only place where store, client and catalogue meet. */
export async function openContext(options: OpenContextOptions): Promise<Context> {
  const root = findRoot(import.meta.dirname)
  const databaseFile = options.databaseFile ?? defaultDatabaseFile()
  const own = options.catalogPaths === undefined ? openOwn(root, databaseFile) : null
  const catalogue = own?.catalogue ?? readCatalogueFiles(root, options.catalogPaths ?? [])
  const secretsFile = path.join(path.dirname(path.resolve(databaseFile)), 'secrets.json')
  const secrets = options.keyStore
    ? sealedSecrets(secretsFile, options.keyStore)
    : plainSecrets(secretsFile, process.env)
  return build({ root, host: options.host, databaseFile, catalogue, own, secrets, practice: null })
}

/** Ends what `openContext` began: running scans stop and save, sockets and database close. */
export async function closeContext(context: Context): Promise<void> {
  for (const live of context.running.values()) live.stop()
  await context.queue.ended()
  await context.dns.close()
  context.store.close()
}

/** The practice network with a context of its own: other database, other catalogue, everything marked. */
export async function openPractice(host: Context['host']) {
  const root = findRoot(import.meta.dirname)
  const readText = (name: string): string => readFileSync(path.join(root, 'resources', 'demo', name), 'utf8')
  const network = await startPracticeNetwork(readText)
  const folder = mkdtempSync(path.join(tmpdir(), 'blockvet-practice-'))
  const databaseFile = path.join(folder, 'practice.db')
  const { catalogue, offer, replies, resolver } = network
  const secrets = plainSecrets(path.join(folder, 'secrets.json'), {})
  const practice = { offer, replies, resolver, registry: network.registry }
  const context = build({ root, host, databaseFile, catalogue, own: null, secrets, practice })
  return {
    context,
    blocks: network.blocks,
    async close(): Promise<void> {
      await closeContext(context)
      await network.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

interface Parts {
  readonly root: string
  readonly host: Context['host']
  readonly databaseFile: string
  /** Not used where there are own files: these hold the catalogue. */
  readonly catalogue: Catalogue
  readonly own: OwnCatalogue | null
  readonly secrets: SecretStore
  readonly practice: {
    readonly offer: string
    readonly replies: string
    readonly resolver: Endpoint
    readonly registry: PracticeRegistry
  } | null
}

function build({ root, host, databaseFile, catalogue, own, secrets, practice }: Parts): Context {
  const now = (): number => Date.now()
  const clock = createClock()
  const version = readVersion(root)
  const http = practice ? practiceHttp(practice.registry) : httpOverFetch
  const store = openStore({ file: databaseFile, practice: practice !== null, now })
  const remembered = rememberSecrets(secrets)
  const folder = path.join(path.dirname(path.resolve(databaseFile)), 'logs')
  const log = fileLog({ folder, now, home: homedir(), secrets: remembered.seen })
  return {
    host,
    version,
    practice: practice !== null,
    practiceOffer: practice?.offer ?? null,
    practiceReplies: practice?.replies ?? null,
    allowSpecial: practice !== null,
    store,
    databaseFile: path.resolve(databaseFile),
    log,
    get catalogue() {
      return own?.catalogue ?? catalogue
    },
    own,
    secrets: remembered.store,
    dns: createDnsClient(),
    mail: mailServers,
    feeds: openFeedLibrary(root, readVersion(root), dataFolder(), practice !== null),
    routes: new RouteCache(() => performance.now()),
    ledger: new DailyLedger(store.settings, now),
    registry: openRegistryAccess({ root, version, http, practice: practice?.registry ?? null }),
    systemResolvers: practice ? () => [practice.resolver] : systemResolvers,
    readResource: (name) => readFileSync(path.join(root, 'resources', name)),
    now,
    clock,
    traffic: new Traffic(clock),
    randomBytes: (count) => new Uint8Array(randomBytes(count)),
    owner: `${process.pid}-${randomBytes(4).toString('hex')}`,
    running: new Map(),
    queue: new ScanQueue(),
  }
}

/** The user's own files lie beside the database. */
function openOwn(root: string, databaseFile: string): OwnCatalogue {
  return new OwnCatalogue({
    shippedFolder: path.join(root, 'resources', 'catalogue'),
    folder: path.join(path.dirname(path.resolve(databaseFile)), 'own-catalogue'),
    shipped: readShippedCatalogue(root),
  })
}

function readCatalogueFiles(root: string, paths: readonly string[]): Catalogue {
  const closedFile = path.join(root, 'resources', 'catalogue', 'closed.yaml')
  const loaded = loadCatalogue({ paths, custom: true, closedFile })
  if (loaded.ok) return loaded.catalogue
  throw new OperationError('catalogue', loaded.problems.join(' '))
}
