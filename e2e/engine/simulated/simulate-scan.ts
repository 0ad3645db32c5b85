import { createDnsClient } from '../../../src/main/engine/dns/dns-client.ts'
import { negativesStillClear } from '../../../src/main/engine/probe/negatives-still-clear.ts'
import { probeList } from '../../../src/main/engine/probe/probe-list.ts'
import { runScan } from '../../../src/main/engine/scan/run-scan.ts'
import { aList } from '../../../src/main/engine/scan/scan-bench.test-support.ts'
import type { ListJob, Prober, ScanSink } from '../../../src/main/engine/scan/scan-ports.ts'
import { Traffic } from '../../../src/main/engine/scan/traffic.ts'
import { parseBlock } from '../../../src/shared/domain/block.ts'
import type { ListHealth } from '../../../src/shared/domain/health.ts'
import { FIRST_UNKNOWN, PENDING, unknownState } from '../../../src/shared/domain/outcome.ts'
import { OutcomeMap } from '../../../src/shared/domain/outcome-map.ts'
import { targetsOf } from '../../../src/shared/domain/targets.ts'
import { seededRandom } from './seeded-random.ts'
import { type Faults, simulatedList } from './simulated-list.ts'
import { simulatedNetwork } from './simulated-network.ts'
import { SimulatedTime } from './simulated-time.ts'

/** One list of a simulated scan. */
export interface SimulatedList {
  readonly id: string
  readonly faults: Faults
  readonly latencyMs: number
  readonly jitter: number
  /** Queries per second that the catalogue permits. */
  readonly ratePerSecond: number
  /** True for what the list truly lists, by target number. */
  readonly isListed: (target: number) => boolean
}

/** What is simulated. */
export interface Simulation {
  readonly seed: number
  /** Prefix length of the block, 16 to 30. */
  readonly prefix: number
  readonly lists: readonly SimulatedList[]
  /** Scans of the blocks that follow, each as large, at the same lists: when each begins, ms. */
  readonly besideAtMs?: readonly number[]
  /** Filled with a look every half second. */
  readonly looks?: SimulatedLook[]
  /** Things that happen to the machine while it scans. */
  readonly events?: readonly { readonly atMs: number; readonly happen: (machine: SimulatedMachine) => void }[]
}

/** A look at a scan under way: when, and how many checks of each list are settled, and unknown among them. */
export interface SimulatedLook {
  readonly atMs: number
  readonly settled: readonly { readonly listId: string; readonly checks: number; readonly unknown: number }[]
}

/** The machine that scans. */
export interface SimulatedMachine {
  /** Sleeps, and wakes after a while. */
  suspend(milliseconds: number): void
  /** Sets the wall clock forward or, below 0, back. */
  setClock(byMs: number): void
}

/** What became of one list in one scan. */
export interface SimulatedOutcome {
  readonly list: SimulatedList
  /** Number of the first target of the scan's block, as the list knows it. */
  readonly firstTarget: number
  readonly map: OutcomeMap
  readonly health: readonly ListHealth[]
  /** When its last check was settled, or its last probe was made, ms. */
  readonly endedMs: number
}

const settings = {
  path: { kind: 'system' as const, servers: [] },
  ratePerSecond: 1_000_000,
  listRatePerSecond: null,
  timeoutMs: 2000,
  retries: 2,
  granularity: 64,
}

/** A block of 10.0.0.0/8, and what becomes of it at each list. */
function prepareScan(firstTarget: number, { prefix, lists }: Simulation, now: () => number) {
  const octets = [10, firstTarget >> 16, (firstTarget >> 8) & 255, firstTarget & 255]
  const parsed = parseBlock(`${octets.join('.')}/${prefix}`)
  if (!parsed.ok) throw new Error(parsed.problem)
  const targets = targetsOf(parsed.block, 64)
  const jobs: ListJob[] = lists.map(({ id, ratePerSecond }) => ({
    list: aList({ id, zone: `${id}.world.test`, ratePerSecond }),
    map: new OutcomeMap(targets.count),
    before: null,
    after: null,
  }))
  const health = new Map<string, ListHealth[]>(lists.map(({ id }) => [id, []]))
  const ended = new Map<string, number>()
  const mapOf = new Map(jobs.map(({ list, map }) => [list.id, map]))
  const sink: ScanSink = {
    probed(listId, _, finding) {
      health.get(listId)?.push(finding.health)
      ended.set(listId, now())
    },
    settled: (listId, target, state) => mapOf.get(listId)?.set(target, state),
    lost(listId, cause) {
      const map = mapOf.get(listId)
      for (let target = 0; target < targets.count; target++) map?.set(target, unknownState(cause))
    },
    answerTime: () => {},
    clearUntil: () => {},
  }
  const outcomes = (): SimulatedOutcome[] =>
    lists.map((list) => ({
      list,
      firstTarget,
      map: mapOf.get(list.id) as OutcomeMap,
      health: health.get(list.id) ?? [],
      endedMs: ended.get(list.id) ?? 0,
    }))
  return { job: { targets, lists: jobs, settings }, sink, outcomes }
}

/** Scans blocks of 10.0.0.0/8 at simulated lists, with the real client and the real scan, in simulated time. */
export async function simulateScan(simulation: Simulation) {
  const { seed, prefix, lists, besideAtMs = [], events = [], looks = [] } = simulation
  const time = new SimulatedTime()
  const random = seededRandom(seed)
  const scans = [0, ...besideAtMs].map((atMs, i) => ({
    atMs,
    ...prepareScan(i * 2 ** (32 - prefix), simulation, time.now),
  }))
  const servers = new Map(
    lists.map((list, i) => [
      i + 1,
      simulatedList({
        ...list,
        zoneLabels: 3,
        isListed(labels) {
          const octets = labels.split('.').toReversed().map(Number)
          if (octets[0] === 10)
            return list.isListed((octets[1] ?? 0) * 65_536 + (octets[2] ?? 0) * 256 + (octets[3] ?? 0))
          return labels === '2.0.0.127'
        },
        now: time.now,
        random: seededRandom(seed * 1000 + i),
      }),
    ]),
  )
  const network = simulatedNetwork(time, ({ port }) => servers.get(port), random)
  const dns = createDnsClient(network)
  let clockErrorMs = 0
  const wallClock = (): number => Date.UTC(2026, 0, 1) + time.now() + clockErrorMs
  const machine: SimulatedMachine = {
    suspend: (milliseconds) => time.suspend(milliseconds),
    setClock(byMs) {
      clockErrorMs += byMs
    },
  }
  const randomBytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => random() * 256)
  const probing = { dns, now: wallClock, randomBytes, timeoutMs: 2000, retries: 2, families: [4] as const }
  const prober: Prober = {
    probe: (list, route, pace, signal) =>
      probeList({ ...probing, list, route, beforeSend: () => pace.take(signal), signal }),
    negativesStillClear: (list, route, pace, signal) =>
      negativesStillClear({ ...probing, list, route, beforeSend: () => pace.take(signal), signal }),
  }
  const look = (): void => {
    const settled = (scans[0]?.outcomes() ?? []).map(({ list, map }) => {
      const tally = [...map.tally()]
      const unknown = tally.slice(FIRST_UNKNOWN).reduce((sum, checks) => sum + checks, 0)
      return { listId: list.id, checks: map.count - (tally[PENDING] ?? 0), unknown }
    })
    looks.push({ atMs: time.now(), settled })
    time.after(500, look)
  }
  time.after(500, look)
  for (const { atMs, happen } of events) time.after(atMs, () => happen(machine))
  const traffic = new Traffic(time)
  const { signal } = new AbortController()
  const run = async ({ atMs, job, sink }: (typeof scans)[number]): Promise<void> => {
    await time.sleep(atMs)
    const passage = traffic.enter(settings.ratePerSecond, signal)
    await runScan(job, {
      dns,
      routeFor: async ({ id }) => ({
        kind: 'servers',
        servers: [{ address: '127.0.0.1', port: lists.findIndex((list) => list.id === id) + 1 }],
        recursionDesired: true,
      }),
      prober,
      passage,
      clock: time,
      now: wallClock,
      sink,
      signal,
    })
    passage.leave()
  }
  await time.run(Promise.all(scans.map(run)))
  await dns.close()
  const outcomes = scans.flatMap((scan) => scan.outcomes())
  return { outcomes, seconds: time.now() / 1000, sent: dns.counters.sent, ignored: dns.counters.ignored }
}
