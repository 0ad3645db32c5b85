import type { ProbeFinding } from '../../../shared/domain/health.ts'
import { isUsable } from '../../../shared/domain/health.ts'
import { CLEAR, causeOfState, LISTED, NOTED, PENDING, unknownState } from '../../../shared/domain/outcome.ts'
import { outcomeReader } from '../../../shared/domain/read-outcome.ts'
import type { Route } from '../dns/dns-port.ts'
import { askCheck, type CheckContext } from './ask-check.ts'
import { createMedian } from './create-median.ts'
import { createPace, joinPaces, type Pace } from './create-pace.ts'
import { watchForFlood } from './flood-watch.ts'
import { listRate, windowWidth } from './list-pace.ts'
import { runWindow } from './run-window.ts'
import { type ListJob, type ScanJob, type ScanPorts, withHealth } from './scan-ports.ts'
import { watchForTrouble } from './trouble-watch.ts'

/** Unknown checks of these causes are worth one more question after the first round. */
const transient = new Set([unknownState('timeout'), unknownState('servfail'), unknownState('malformed')])

/**
 * Takes one list through a scan: probe, every pending check at the list's pace, a second round for what got no
 * answer, probe again. A list that is unfit before, or differs after, loses its checks (evidence before speed).
 * Returns early, without the second probe, when the scan is stopped.
 */
export async function askList(job: ScanJob, listJob: ListJob, ports: ScanPorts): Promise<void> {
  const { list } = listJob
  if (listJob.after) return
  if (!list.families.includes(job.targets.block.family)) {
    ports.sink.lost(list.id, 'unsupported-family')
    return
  }
  const pace = joinPaces(createPace(listRate(list, job.settings), ports.clock), ports.globalPace)
  const route = await ports.routeFor(list)
  const found = await ports.prober.probe(list, route, pace)
  if (ports.signal.aborted) return
  const before = listJob.before ?? found
  if (!listJob.before) ports.sink.probed(list.id, 'before', found)
  if (!isUsable(found.health) || found.health !== before.health || route.kind === 'none') {
    lose(listJob, found, ports)
    return
  }
  const after = await new ListRun(job, listJob, ports, route, pace).run(before)
  if (!after) return
  ports.sink.probed(list.id, 'after', after)
  if (after.health !== before.health) ports.sink.lost(list.id, 'unhealthy-list')
}

function lose(listJob: ListJob, finding: ProbeFinding, ports: ScanPorts): void {
  ports.sink.probed(listJob.list.id, 'after', finding)
  ports.sink.lost(listJob.list.id, 'unhealthy-list')
}

type AnsweringRoute = Extract<Route, { kind: 'servers' }>

class ListRun {
  private readonly listJob: ListJob
  private readonly ports: ScanPorts
  private readonly route: AnsweringRoute
  private readonly pace: Pace
  private readonly trouble = watchForTrouble()
  private readonly median = createMedian()
  private readonly flood
  private readonly context: CheckContext
  private readonly width: number
  /** Set when the list turned out unfit: nothing more is asked. */
  private verdict: ProbeFinding | null = null
  private probing: Promise<void> | null = null
  private sent = 0

  constructor(job: ScanJob, listJob: ListJob, ports: ScanPorts, route: AnsweringRoute, pace: Pace) {
    const { list } = listJob
    this.listJob = listJob
    this.ports = ports
    this.route = route
    this.pace = pace
    const tally = listJob.map.tally()
    const earlier = { listed: (tally[LISTED] ?? 0) + (tally[NOTED] ?? 0), clear: tally[CLEAR] ?? 0 }
    this.flood = watchForFlood(list, job.targets.count, earlier)
    this.width = windowWidth(listRate(list, job.settings))
    this.context = {
      list,
      targets: job.targets,
      dns: ports.dns,
      read: outcomeReader(list),
      now: ports.now,
      options: {
        servers: route.servers,
        recursionDesired: route.recursionDesired,
        timeoutMs: job.settings.timeoutMs,
        retries: job.settings.retries,
        signal: ports.signal,
        beforeSend: () => {
          this.sent++
          return pace.take()
        },
      },
    }
  }

  /** Runs all rounds; the finding after them, or null when the scan was stopped. */
  async run(before: ProbeFinding): Promise<ProbeFinding | null> {
    await this.round((state) => state === PENDING)
    if (!this.verdict) await this.round((state) => transient.has(state))
    if (this.ports.signal.aborted) return null
    if (this.median.value() !== null)
      this.ports.sink.answerTime(this.listJob.list.id, this.median.value() ?? 0)
    if (!this.verdict && this.flood.suspicious()) await this.checkFlood(before)
    if (this.verdict) return this.verdict
    const after = await this.ports.prober.probe(this.listJob.list, this.route, this.pace)
    return this.ports.signal.aborted ? null : after
  }

  private async round(wanted: (state: number) => boolean): Promise<void> {
    const { map } = this.listJob
    function* targets(): Generator<number> {
      for (let target = 0; target < map.count; target++) if (wanted(map.get(target))) yield target
    }
    const done = (): boolean => this.verdict !== null || this.ports.signal.aborted
    await runWindow(targets(), this.width, done, (target) => this.check(target))
  }

  private async check(target: number): Promise<void> {
    const { list } = this.listJob
    const { sink, signal } = this.ports
    if (list.dailyBudget !== null && this.sent >= list.dailyBudget) {
      sink.settled(list.id, target, unknownState('budget'), null)
      return
    }
    const check = await askCheck(this.context, target)
    if (signal.aborted && causeOfState(check.state) !== null) return
    sink.settled(list.id, target, check.state, check.evidence)
    this.trouble.saw(check.state)
    if (causeOfState(check.state) === null) {
      this.median.add(check.milliseconds)
      this.flood.saw(check.evidence)
    }
    if (this.trouble.inTrouble() || this.flood.suspiciousSoFar() || this.probing) await this.pauseToProbe()
  }

  /** All lanes wait here while one of them finds out what is wrong with the list. */
  private async pauseToProbe(): Promise<void> {
    this.probing ??= this.reconsider().finally(() => {
      this.probing = null
    })
    await this.probing
  }

  private async reconsider(): Promise<void> {
    const { list } = this.listJob
    const finding = await this.ports.prober.probe(list, this.route, this.pace)
    if (this.ports.signal.aborted) return
    if (!isUsable(finding.health)) {
      this.verdict = finding
      return
    }
    if (this.flood.suspicious()) await this.checkFlood(finding)
    this.trouble.reset()
  }

  private async checkFlood(finding: ProbeFinding): Promise<void> {
    const stands = await this.ports.prober.negativesStillClear(this.listJob.list, this.route, this.pace)
    if (stands || this.ports.signal.aborted) return
    const reason = 'It says yes to nearly every address of the block and to addresses that nobody lists.'
    this.verdict = withHealth(finding, 'flooding', reason)
  }
}
