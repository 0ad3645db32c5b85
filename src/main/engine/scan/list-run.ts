import type { DnsAnswer } from '../../../shared/domain/dns-answer.ts'
import { isUsable, type ProbeFinding } from '../../../shared/domain/health.ts'
import { CLEAR, causeOfState, LISTED, NOTED, PENDING, unknownState } from '../../../shared/domain/outcome.ts'
import { outcomeReader } from '../../../shared/domain/read-outcome.ts'
import type { Route, ZoneLine } from '../dns/dns-port.ts'
import { CheckFlow } from './check-flow.ts'
import { createMedian } from './create-median.ts'
import type { Pace } from './create-pace.ts'
import { watchForFlood } from './flood-watch.ts'
import type { TryEnd } from './learn-pace.ts'
import { learnTimeout } from './learn-timeout.ts'
import type { ListLane } from './list-lane.ts'
import { probeInPeace } from './probe-in-peace.ts'
import { type CheckContext, readCheck, type SettledCheck } from './read-check.ts'
import { type ListJob, type ScanJob, type ScanPorts, withHealth } from './scan-ports.ts'
import { watchForTrouble } from './trouble-watch.ts'
import type { Workers } from './workers.ts'

/** The list said, or seems to say, that it is asked too fast. */
const pushedBack = new Set([unknownState('refusal-code'), unknownState('refused')])
/** Unknown checks of these causes are worth asking again after the first round. */
const transient = new Set([
  ...pushedBack,
  unknownState('timeout'),
  unknownState('servfail'),
  unknownState('malformed'),
])
/** Rounds after the first, which overlaps with one of them, as long as each of them settles something. */
const MOST_ROUNDS = 5

/** No answer of no is given again for longer, whatever its SOA says (RFC 2308 §5). */
const LONGEST_NO_SECONDS = 86_400

/** What the run of one list is made of. */
export interface ListRunParts {
  readonly job: ScanJob
  readonly listJob: ListJob
  readonly ports: ScanPorts
  readonly workers: Workers
  readonly route: Extract<Route, { kind: 'servers' }>
  readonly lane: ListLane
  /** The pace of this list together with that of all lists. */
  readonly pace: Pace
}

/** Asks one list, found well, about every pending target of a scan. */
export class ListRun {
  private readonly parts: ListRunParts
  private readonly timeout
  private readonly trouble = watchForTrouble()
  private readonly median = createMedian()
  private readonly flood
  private readonly context: CheckContext
  private readonly line: ZoneLine
  private readonly flow: CheckFlow
  /** Set when the list turned out unfit: nothing more is asked. */
  private verdict: ProbeFinding | null = null
  private probing = false
  private isFirstRound = true
  /** Off once only what failed before is asked: it says nothing about the list's speed. */
  private isLearning = true
  /** When the first of the answers that said no is too old to be given again, ms since 1970. */
  private clearUntilMs = Number.POSITIVE_INFINITY

  constructor(parts: ListRunParts) {
    const { job, listJob, ports, route, lane, pace } = parts
    const { list } = listJob
    const { timeoutMs, retries } = job.settings
    const { servers, recursionDesired } = route
    this.parts = parts
    this.timeout = learnTimeout(timeoutMs)
    const tally = listJob.map.tally()
    const earlier = { listed: (tally[LISTED] ?? 0) + (tally[NOTED] ?? 0), clear: tally[CLEAR] ?? 0 }
    this.flood = watchForFlood(list, job.targets.count, earlier)
    const asking = { servers, recursionDesired, timeoutMs, retries }
    const { dns, now, signal, passage } = ports
    const options = {
      ...asking,
      signal,
      beforeSend: () => pace.take(signal),
      // A listing without its text is worth less: the last try waits as long as is allowed.
      tryTimeoutMs: (attempt: number) => (attempt < retries ? this.timeout.forTry(attempt) : timeoutMs),
    }
    this.context = { list, targets: job.targets, dns, read: outcomeReader(list), now, options }
    this.line = dns.openLine({
      ...asking,
      zone: list.zone,
      family: job.targets.block.family,
      tryTimeoutMs: (attempt) => this.timeoutFor(attempt),
      tried: (answered, afterMs) => {
        if (!answered) this.learn('lost', afterMs)
      },
      wantsLeave: () => lane.pump(),
      answered: (target, answer) => this.answered(target, answer),
    })
    this.flow = new CheckFlow({ targets: job.targets, line: this.line, lane, counted: passage.counted })
  }

  /** Runs all rounds; the finding after them, or null when the scan was stopped. */
  async run(before: ProbeFinding): Promise<ProbeFinding | null> {
    const { listJob, ports } = this.parts
    const stop = (): void => this.flow.stop()
    ports.signal.addEventListener('abort', stop, { once: true })
    try {
      await this.firstRound()
      this.isFirstRound = false
      await this.askOpenOnes()
    } finally {
      ports.signal.removeEventListener('abort', stop)
      this.flow.stop()
    }
    if (ports.signal.aborted) return null
    const medianMs = this.median.value()
    if (medianMs !== null) ports.sink.answerTime(listJob.list.id, medianMs)
    if (!this.verdict && this.flood.suspicious()) await this.checkFlood(before)
    if (this.verdict) return this.verdict
    const after = await this.probeOrWait()
    return ports.signal.aborted ? null : after
  }

  /** Further rounds for what got no answer, as long as they help. */
  private async askOpenOnes(): Promise<void> {
    let open = this.countTransient()
    for (let rounds = 1; open > 0 && rounds < MOST_ROUNDS && !this.isOver(); rounds++) {
      await this.round()
      const left = this.countTransient()
      if (left === open) return
      open = left
    }
  }

  private countTransient(): number {
    const tally = this.parts.listJob.map.tally()
    return [...transient].reduce((sum, state) => sum + (tally[state] ?? 0), 0)
  }

  private isOver(): boolean {
    return this.verdict !== null || this.parts.ports.signal.aborted
  }

  /** Asks what is pending, and while the last of it is out, what got no answer: to wait for it would be time lost. */
  private async firstRound(): Promise<void> {
    const nextPending = this.search((state) => state === PENDING)
    const nextOpen = this.search((state) => transient.has(state))
    await this.flow.run(() => {
      const target = nextPending()
      if (target >= 0) return target
      this.isLearning = false
      return nextOpen()
    })
  }

  private async round(): Promise<void> {
    if (!this.isOver()) await this.flow.run(this.search((state) => transient.has(state)))
  }

  /** Gives one target after the other whose check is in such a state when its turn comes, then -1. */
  private search(wanted: (state: number) => boolean): () => number {
    const { map } = this.parts.listJob
    let at = 0
    return () => {
      while (at < map.count && !wanted(map.get(at))) at++
      return at < map.count ? at++ : -1
    }
  }

  /** The last round gives each last try all the time that is allowed. */
  private timeoutFor(attempt: number): number {
    const { timeoutMs, retries } = this.parts.job.settings
    return !this.isFirstRound && attempt >= retries ? timeoutMs : this.timeout.forTry(attempt)
  }

  private answered(target: number, answer: DnsAnswer): void {
    if (this.flow.isStopped) return
    if (answer.kind === 'response') this.timeout.saw(answer.milliseconds)
    const check = readCheck(this.context, target, answer)
    if (!(check instanceof Promise)) {
      if (check.state === CLEAR) this.keepAge(answer)
      this.settle(target, check, answer.milliseconds)
      return
    }
    this.flow.setAside()
    void check.then((settled) => {
      this.flow.takeBack()
      if (!this.flow.isStopped) this.settle(target, settled, answer.milliseconds)
    })
  }

  private settle(target: number, check: SettledCheck, milliseconds: number): void {
    const { listJob, ports } = this.parts
    ports.sink.settled(listJob.list.id, target, check.state, check.evidence)
    this.learnFrom(check, milliseconds)
    if (this.probing) {
      this.flow.settled()
      return
    }
    if (this.trouble.inTrouble() && pushedBack.has(check.state) && this.slowDown()) this.trouble.reset()
    else if (this.trouble.inTrouble() || this.flood.suspiciousSoFar()) void this.pauseToProbe()
    this.flow.settled()
  }

  private keepAge(answer: DnsAnswer): void {
    const seconds = answer.kind === 'response' ? (answer.negativeTtlSeconds ?? 0) : 0
    const untilMs = this.context.now() + Math.min(seconds, LONGEST_NO_SECONDS) * 1000
    if (untilMs >= this.clearUntilMs) return
    this.clearUntilMs = untilMs
    this.parts.ports.sink.clearUntil(this.parts.listJob.list.id, untilMs)
  }

  private learn(end: TryEnd, afterMs: number): void {
    if (this.isLearning) this.parts.lane.pace.saw(end, afterMs)
  }

  /** Whoever says "too fast" is asked slower before its fitness is doubted. */
  private slowDown(): boolean {
    return this.isLearning && this.parts.lane.pace.slowDown()
  }

  private learnFrom({ state, evidence }: SettledCheck, milliseconds: number): void {
    // What was refused at an earlier, faster pace casts no doubt on the list; silence and answers always count.
    if (!pushedBack.has(state) || this.parts.lane.pace.isRecent(milliseconds)) this.trouble.saw(state)
    if (pushedBack.has(state)) this.learn('lost', milliseconds)
    if (causeOfState(state) !== null) return
    this.learn('answered', milliseconds)
    this.median.add(milliseconds)
    this.flood.saw(evidence)
  }

  /** Nothing is sent while it is found out what is wrong with the list. */
  private async pauseToProbe(): Promise<void> {
    this.probing = true
    this.flow.pause()
    await this.reconsider()
    this.probing = false
    if (this.verdict) this.flow.stop()
    else this.flow.resume()
  }

  private async reconsider(): Promise<void> {
    const finding = await this.probeOrWait()
    if (this.parts.ports.signal.aborted) return
    if (!isUsable(finding.health)) {
      this.verdict = finding
      return
    }
    if (this.flood.suspicious()) await this.checkFlood(finding)
    this.trouble.reset()
  }

  /** Probes; a list that stumbles is waited for, and longer only while other lists have work to do. */
  private async probeOrWait(): Promise<ProbeFinding> {
    const { workers } = this.parts
    let rests = false
    const found = await probeInPeace(this.parts, () => {
      if (!rests) workers.rested()
      rests = true
      return workers.busy > 0
    })
    if (rests) workers.began()
    return found
  }

  private async checkFlood(finding: ProbeFinding): Promise<void> {
    const { listJob, ports, route, pace } = this.parts
    const stands = await ports.prober.negativesStillClear(listJob.list, route, pace, ports.signal)
    if (stands || ports.signal.aborted) return
    const reason = 'It says yes to nearly every address of the block and to addresses that nobody lists.'
    this.verdict = withHealth(finding, 'flooding', reason)
  }
}
