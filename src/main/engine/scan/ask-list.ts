import { isUsable, type ListHealth, type ProbeFinding } from '../../../shared/domain/health.ts'
import { CLEAR, causeOfState, LISTED, NOTED, PENDING, unknownState } from '../../../shared/domain/outcome.ts'
import { outcomeReader } from '../../../shared/domain/read-outcome.ts'
import type { Route } from '../dns/dns-port.ts'
import { askCheck, type CheckContext, type SettledCheck } from './ask-check.ts'
import { createMedian } from './create-median.ts'
import { joinPaces, type Pace } from './create-pace.ts'
import { watchForFlood } from './flood-watch.ts'
import { type LearnedPace, learnPace, type TryEnd } from './learn-pace.ts'
import { type LearnedTimeout, learnTimeout } from './learn-timeout.ts'
import { listRate, windowWidth } from './list-pace.ts'
import { runWindow } from './run-window.ts'
import { type ListJob, type ScanJob, type ScanPorts, withHealth } from './scan-ports.ts'
import { watchForTrouble } from './trouble-watch.ts'

/** The list said, or seems to say, that it is asked too fast. */
const pushedBack = new Set([unknownState('refusal-code'), unknownState('refused')])
/** Unknown checks of these causes are worth asking again after the first round. */
const transient = new Set([
  ...pushedBack,
  unknownState('timeout'),
  unknownState('servfail'),
  unknownState('malformed'),
])
/** Rounds after the first, as long as each of them settles something. */
const MOST_ROUNDS = 5
/** A list that stumbles may be over its quota or restarting: time before it is probed once more, ms. */
const RECOVERY_MS = 3000
const stumbles: ReadonlySet<ListHealth> = new Set(['unreachable', 'refusing'])

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
  const learned = learnPace(listRate(list, job.settings), ports.clock, ports.signal)
  const pace = joinPaces(learned, ports.globalPace)
  const route = await ports.routeFor(list, ports.signal)
  const found = await ports.prober.probe(list, route, pace, ports.signal)
  if (ports.signal.aborted) return
  const before = listJob.before ?? found
  if (!listJob.before) ports.sink.probed(list.id, 'before', found)
  if (!isUsable(found.health) || found.health !== before.health || route.kind === 'none') {
    lose(listJob, found, ports)
    return
  }
  const after = await new ListRun(job, listJob, ports, route, { learned, pace }).run(before)
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
  /** The pace of this list alone, which learns; and with that of all lists together. */
  private readonly learned: LearnedPace
  private readonly pace: Pace
  private readonly timeout: LearnedTimeout
  private readonly trouble = watchForTrouble()
  private readonly median = createMedian()
  private readonly flood
  private readonly context: CheckContext
  private readonly width: number
  /** Set when the list turned out unfit: nothing more is asked. */
  private verdict: ProbeFinding | null = null
  private probing: Promise<void> | null = null
  private isFirstRound = true
  private sent = 0

  constructor(
    job: ScanJob,
    listJob: ListJob,
    ports: ScanPorts,
    route: AnsweringRoute,
    paces: { readonly learned: LearnedPace; readonly pace: Pace },
  ) {
    const { list } = listJob
    const { timeoutMs, retries } = job.settings
    this.listJob = listJob
    this.ports = ports
    this.route = route
    this.learned = paces.learned
    this.pace = paces.pace
    this.timeout = learnTimeout(timeoutMs)
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
        timeoutMs,
        retries,
        signal: ports.signal,
        tryTimeoutMs: (attempt) => this.timeout.forTry(attempt, retries + 1),
        onTry: (answered, afterMs) => {
          if (!answered) this.learn('lost', afterMs)
        },
        beforeSend: () => {
          this.sent++
          return this.pace.take()
        },
      },
    }
  }

  /** Runs all rounds; the finding after them, or null when the scan was stopped. */
  async run(before: ProbeFinding): Promise<ProbeFinding | null> {
    await this.round((state) => state === PENDING)
    this.isFirstRound = false
    await this.askAgain()
    if (this.ports.signal.aborted) return null
    if (this.median.value() !== null)
      this.ports.sink.answerTime(this.listJob.list.id, this.median.value() ?? 0)
    if (!this.verdict && this.flood.suspicious()) await this.checkFlood(before)
    if (this.verdict) return this.verdict
    const after = await this.probe()
    return this.ports.signal.aborted ? null : after
  }

  /** Further rounds for what got no answer, as long as they help. */
  private async askAgain(): Promise<void> {
    let open = this.countTransient()
    for (let rounds = 0; open > 0 && rounds < MOST_ROUNDS && !this.isOver(); rounds++) {
      await this.round((state) => transient.has(state))
      const left = this.countTransient()
      if (left === open) return
      open = left
    }
  }

  private countTransient(): number {
    const tally = this.listJob.map.tally()
    return [...transient].reduce((sum, state) => sum + (tally[state] ?? 0), 0)
  }

  private isOver(): boolean {
    return this.verdict !== null || this.ports.signal.aborted
  }

  private async round(wanted: (state: number) => boolean): Promise<void> {
    const { map } = this.listJob
    function* targets(): Generator<number> {
      for (let target = 0; target < map.count; target++) if (wanted(map.get(target))) yield target
    }
    await runWindow(
      targets(),
      this.width,
      () => this.isOver(),
      (target) => this.check(target),
    )
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
    this.learnFrom(check)
    if (this.trouble.inTrouble() || this.flood.suspiciousSoFar() || this.probing) await this.pauseToProbe()
  }

  /** Later rounds ask only what failed before: they say nothing about the list's speed. */
  private learn(end: TryEnd, afterMs: number): void {
    if (this.isFirstRound) this.learned.saw(end, afterMs)
  }

  private learnFrom({ state, evidence, milliseconds }: SettledCheck): void {
    this.trouble.saw(state)
    if (pushedBack.has(state)) this.learn('lost', milliseconds)
    if (causeOfState(state) !== null) return
    this.learn('answered', milliseconds)
    this.timeout.saw(milliseconds)
    this.median.add(milliseconds)
    this.flood.saw(evidence)
  }

  /** All lanes wait here while one of them finds out what is wrong with the list. */
  private async pauseToProbe(): Promise<void> {
    this.probing ??= this.reconsider().finally(() => {
      this.probing = null
    })
    await this.probing
  }

  private async reconsider(): Promise<void> {
    const finding = await this.probe()
    if (this.ports.signal.aborted) return
    if (!isUsable(finding.health)) {
      this.verdict = finding
      return
    }
    if (this.flood.suspicious()) await this.checkFlood(finding)
    this.trouble.reset()
  }

  /** Probes; a list that stumbles gets a second chance, since neither silence nor a refusal can pass for an answer. */
  private async probe(): Promise<ProbeFinding> {
    const { prober, signal, clock } = this.ports
    const { list } = this.listJob
    const found = await prober.probe(list, this.route, this.pace, signal)
    if (!stumbles.has(found.health) || signal.aborted) return found
    await clock.sleep(RECOVERY_MS, signal)
    return signal.aborted ? found : prober.probe(list, this.route, this.pace, signal)
  }

  private async checkFlood(finding: ProbeFinding): Promise<void> {
    const { prober, signal } = this.ports
    const stands = await prober.negativesStillClear(this.listJob.list, this.route, this.pace, signal)
    if (stands || signal.aborted) return
    const reason = 'It says yes to nearly every address of the block and to addresses that nobody lists.'
    this.verdict = withHealth(finding, 'flooding', reason)
  }
}
