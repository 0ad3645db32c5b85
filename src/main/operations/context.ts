import type { Endpoint } from '../../shared/domain/dns-answer.ts'
import type { Catalogue } from '../../shared/domain/removal.ts'
import type { DnsPort } from '../engine/dns/dns-port.ts'
import type { RouteCache } from '../engine/dns/route-finder.ts'
import type { PaceClock } from '../engine/scan/create-pace.ts'
import type { Traffic } from '../engine/scan/traffic.ts'
import type { Store } from '../store/open-store.ts'
import type { DailyLedger } from './daily-ledger.ts'
import type { FeedLibrary } from './feed-library.ts'
import type { Log } from './log.ts'
import type { MailPort } from './mail-port.ts'
import type { OwnCatalogue } from './own-catalogue.ts'
import type { RegistryAccess } from './registry-access.ts'
import type { ScanInProgress } from './scan-in-progress.ts'
import type { ScanQueue } from './scan-queue.ts'
import type { SecretStore } from './secret-store.ts'

/** Everything an operation may use; built once by entry/wiring.ts. */
export interface Context {
  readonly host: 'desktop' | 'web' | 'cli'
  readonly version: string
  /** True when this process works on the practice network: other database, everything marked. */
  readonly practice: boolean
  /** An offer mail to try, in practice only. */
  readonly practiceOffer: string | null
  /** Lines of a mail log with refusals to try, in practice only. */
  readonly practiceReplies: string | null
  /** True when special-purpose ranges may be vetted: practice and tests. */
  readonly allowSpecial: boolean
  readonly store: Store
  /** Absolute path; backups, logs and snapshots lie beside it. */
  readonly databaseFile: string
  readonly log: Log
  readonly catalogue: Catalogue
  /** The user's own catalogue files; null where the catalogue is fixed. */
  readonly own: OwnCatalogue | null
  /** Keys and passwords of the user. */
  readonly secrets: SecretStore
  readonly dns: DnsPort
  /** The user's own mail servers. */
  readonly mail: MailPort
  /** Lists that are not asked for want of their key, by id, with the reason; absent until keys were looked for. */
  readonly withoutKey?: ReadonlyMap<string, string>
  /** Netblock feeds and their copies. */
  readonly feeds: FeedLibrary
  /** Name servers found on the direct path. */
  readonly routes: RouteCache
  /** Who keeps the daily budgets of lists. */
  readonly ledger: DailyLedger
  /** How registries are reached. */
  readonly registry: RegistryAccess
  /** The system's resolvers, read anew at each call: laptops move. */
  readonly systemResolvers: () => readonly Endpoint[]
  /** A file below resources/, by its path there. Throws for one that is not shipped. */
  readonly readResource: (name: string) => Uint8Array
  /** Wall clock, ms since 1970. */
  readonly now: () => number
  readonly clock: PaceClock
  /** Random bytes, for ids and probe names. */
  readonly randomBytes: (count: number) => Uint8Array
  /** Who claims a running scan: this process. */
  readonly owner: string
  /** Scans that run in this process, by id. */
  readonly running: Map<string, ScanInProgress>
  readonly queue: ScanQueue
  /** What the scans of this process share, so that each list keeps its pace. */
  readonly traffic: Traffic
}
