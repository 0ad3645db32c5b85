import type { ListHealth, ProbeFinding } from '../../../shared/domain/health.ts'
import type { DnsblList } from '../../../shared/domain/list.ts'
import type { Listing } from '../../../shared/domain/listing.ts'
import type { CheckState } from '../../../shared/domain/outcome.ts'
import type { OutcomeMap } from '../../../shared/domain/outcome-map.ts'
import type { ScanSettings } from '../../../shared/domain/scan.ts'
import type { Targets } from '../../../shared/domain/targets.ts'
import type { DnsPort, Route } from '../dns/dns-port.ts'
import type { Pace, PaceClock } from './create-pace.ts'
import type { Passage } from './traffic.ts'

/** One list as a scan finds it: fresh, or with what an earlier run already settled. */
export interface ListJob {
  readonly list: DnsblList
  /** Read for what is still pending; written by the sink, never by the scan itself. */
  readonly map: OutcomeMap
  readonly before: ProbeFinding | null
  readonly after: ProbeFinding | null
}

/** What a scan is to do. */
export interface ScanJob {
  readonly targets: Targets
  readonly lists: readonly ListJob[]
  readonly settings: ScanSettings
}

/** Where a scan reports to. Calls arrive in the order things happened; they must not throw. */
export interface ScanSink {
  probed(listId: string, when: 'before' | 'after', finding: ProbeFinding): void
  /** One check is settled; `evidence` for listed and noted states, else null. */
  settled(listId: string, target: number, state: CheckState, evidence: Listing | null): void
  /** Every check of the list becomes unknown for this cause; earlier listings of it are dropped. */
  lost(listId: string, cause: 'unhealthy-list' | 'unsupported-family'): void
  answerTime(listId: string, medianMs: number): void
  /** What the list says is clear may be taken for clear until then at most, ms since 1970; each time earlier. */
  clearUntil(listId: string, atMs: number): void
}

/** Asks about a list's fitness. `pace` is taken before every packet; an aborted `signal` ends it, without meaning. */
export interface Prober {
  probe(list: DnsblList, route: Route, pace: Pace, signal?: AbortSignal): Promise<ProbeFinding>
  /** Asks the never-listed points again: false when they are listed too. */
  negativesStillClear(list: DnsblList, route: Route, pace: Pace, signal?: AbortSignal): Promise<boolean>
}

/** What a scan is handed. */
export interface ScanPorts {
  readonly dns: Pick<DnsPort, 'ask' | 'openLine'>
  /** An aborted `signal` ends the look-up, without meaning. */
  readonly routeFor: (list: DnsblList, signal?: AbortSignal) => Promise<Route>
  readonly prober: Prober
  readonly passage: Passage
  readonly clock: PaceClock
  /** Wall clock, ms since 1970. */
  readonly now: () => number
  readonly sink: ScanSink
  /** Aborted = stop cleanly: open questions end, nothing more is asked. */
  readonly signal: AbortSignal
}

/** A finding that replaces another's health, with its reason. */
export const withHealth = (finding: ProbeFinding, health: ListHealth, reason: string): ProbeFinding => ({
  ...finding,
  health,
  reason,
})
