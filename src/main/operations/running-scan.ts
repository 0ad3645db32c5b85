import type { ProbeFinding } from '../../shared/domain/health.ts'
import type { Listing } from '../../shared/domain/listing.ts'
import { encodeCells, type ScanEvent, type ScanPhase } from '../../shared/domain/live-scan.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { type CheckState, PENDING, unknownState } from '../../shared/domain/outcome.ts'
import type { Scan, ScanState } from '../../shared/domain/scan.ts'
import { runScan } from '../engine/scan/run-scan.ts'
import type { ListJob, ScanJob, ScanPorts, ScanSink } from '../engine/scan/scan-ports.ts'
import type { Context } from './context.ts'
import { probeReserve } from './daily-ledger.ts'
import { examineSurroundings } from './examine-surroundings.ts'
import { readScan } from './read-scan.ts'
import { ScanAudience } from './scan-audience.ts'
import type { ScanBoard } from './scan-board.ts'
import type { ScanInProgress } from './scan-in-progress.ts'
import { ScanJournal } from './scan-journal.ts'
import { ScanPulse } from './scan-pulse.ts'

/** How often what was learned goes to disk and then to the watchers; evidence promises two seconds. */
const FLUSH_MS = 500

/** What a running scan is built from. */
export interface RunningScanInput {
  readonly scan: Scan
  readonly job: ScanJob
  readonly board: ScanBoard
  readonly ports: Pick<ScanPorts, 'dns' | 'routeFor' | 'prober'>
}

/**
 * One scan under way in this process: takes outcomes in, writes them every half second, and only then tells the
 * watchers. Ends as finished, stopped or failed; whatever ended it, everything learned is on disk.
 */
export class RunningScan implements ScanSink, ScanInProgress {
  private readonly context: Context
  private readonly input: RunningScanInput
  private readonly journal = new ScanJournal()
  private readonly audience: ScanAudience
  private readonly pulse: ScanPulse
  private readonly stopper = new AbortController()
  private state: ScanState = 'running'
  private phase: ScanPhase = 'waiting'
  private sequence = 0
  private queries: number
  private ignoredAtStart = 0
  private startedAtMs = 0
  private flushFailure: unknown = null

  constructor(context: Context, input: RunningScanInput) {
    this.context = context
    this.input = input
    this.queries = input.scan.queriesSent
    this.pulse = new ScanPulse(input.board, () => context.clock.now())
    this.audience = new ScanAudience(() => this.snapshot())
  }

  /** Runs to the end; resolves with the final state, never rejects. */
  async run(): Promise<ScanState> {
    const { scan } = this.input
    if (this.phase === 'ended') return this.state
    this.startedAtMs = this.context.clock.now()
    this.ignoredAtStart = this.context.dns.counters.ignored
    this.phase = 'probing'
    const timer = setInterval(() => this.tick(), FLUSH_MS)
    let failure: string | null = null
    try {
      if (!this.stopper.signal.aborted) await this.ask()
      this.flush()
      this.state = this.stopper.signal.aborted ? 'stopped' : 'finished'
    } catch (error) {
      this.state = 'failed'
      failure = describeFailure(error)
      this.keepWhatIsLeft()
    } finally {
      clearInterval(timer)
    }
    this.phase = 'ended'
    this.close(scan.id, failure)
    return this.state
  }

  get checks() {
    const { done, checks } = this.input.board
    return { done, total: checks }
  }

  /** Asks the scan to stop; what is in flight is given up and asked again on resume. One that waits ends at once. */
  stop(): void {
    this.stopper.abort()
    if (this.phase !== 'waiting') return
    this.state = 'stopped'
    this.phase = 'ended'
    this.close(this.input.scan.id, null)
  }

  /** Follows the scan until it ends. What a new watcher sees first is on disk already. */
  watch(signal?: AbortSignal): AsyncGenerator<ScanEvent, void, undefined> {
    if (this.phase !== 'waiting' && this.phase !== 'ended') this.tick()
    return this.audience.watch(signal)
  }

  probed(listId: string, when: 'before' | 'after', finding: ProbeFinding): void {
    this.journal.probed(listId, when, finding)
    this.input.board.setHealth(listId, finding.health)
    if (when === 'before') this.phase = 'asking'
    else this.pulse.ended(listId)
  }

  settled(listId: string, target: number, state: CheckState, evidence: Listing | null): void {
    // A resumed scan knows its lists' health already, so no probe before the checks is told of.
    if (this.phase === 'probing') this.phase = 'asking'
    this.input.board.settle(listId, target, state, evidence)
    this.journal.settled(listId, target, state, evidence)
  }

  lost(listId: string, cause: 'unhealthy-list' | 'unsupported-family'): void {
    this.input.board.lose(listId, cause)
    this.journal.lost(listId, this.input.board.targets)
  }

  answerTime(listId: string, medianMs: number): void {
    this.journal.answerTime(listId, medianMs)
  }

  clearUntil(listId: string, atMs: number): void {
    this.journal.clearUntil(listId, atMs)
  }

  private async ask(): Promise<void> {
    const { job, ports } = this.input
    const { context } = this
    const { clock, now } = context
    const lists = job.lists.filter((listJob) => this.hasBudget(listJob))
    const { signal } = this.stopper
    const passage = context.traffic.enter(job.settings.ratePerSecond, signal, () => {
      if (!signal.aborted) this.queries++
    })
    const runs = await Promise.allSettled([
      runScan({ ...job, lists }, { ...ports, passage, clock, now, sink: this, signal }),
      examineSurroundings({ context, scan: this.input.scan, pace: passage.pace, signal }),
    ])
    passage.leave()
    const failed = runs.find((run) => run.status === 'rejected')
    if (failed) throw failed.reason
  }

  /** False for a list whose budget of the day is used up: it is not even probed. */
  private hasBudget({ list, map, after }: ListJob): boolean {
    if (after || this.context.ledger.left(list) > probeReserve(list)) return true
    for (let target = 0; target < map.count; target++) {
      if (map.get(target) === PENDING) this.settled(list.id, target, unknownState('budget'), null)
    }
    return false
  }

  private tick(): void {
    try {
      this.flush()
    } catch (error) {
      // Nothing may run on that cannot be kept: the scan stops, and run() reports why.
      this.flushFailure = error
      this.stopper.abort()
    }
  }

  private flush(): void {
    if (this.flushFailure) throw this.flushFailure
    const { scan, board } = this.input
    const { store, owner, clock, dns } = this.context
    store.commitBatch(scan.id, {
      ...this.journal.take(board),
      owner,
      queriesSent: this.queries,
      ignoredResponses: scan.ignoredResponses + dns.counters.ignored - this.ignoredAtStart,
      activeSeconds: scan.activeSeconds + (clock.now() - this.startedAtMs) / 1000,
    })
    if (board.done >= board.checks) this.phase = 'confirming'
    const changes = board.takeChanges()
    const lists = board.liveLists()
    const progress = this.pulse.read(this.phase, lists, this.queries)
    this.sequence++
    const { state, sequence } = this
    this.audience.send({ kind: 'changes', sequence, state, progress, lists, changes })
  }

  /** The last half second of a scan that failed for another reason than the disk. */
  private keepWhatIsLeft(): void {
    try {
      this.flush()
    } catch {
      // It is told already what failed.
    }
  }

  private close(scanId: string, failure: string | null): void {
    const { store, now } = this.context
    try {
      const finishedAt = this.state === 'finished' ? new Date(now()).toISOString() : null
      store.scans.setState(scanId, this.state, { failure, finishedAt })
      store.scans.release(scanId, this.context.owner)
      if (this.state === 'finished') readScan(this.context, scanId)
    } catch {
      // The store is what failed; the scan stays 'running' on disk and resumes from its last commit.
    }
    this.context.log.write('scan-ended', { scanId, state: this.state, failure })
    if (this.context.running.get(scanId) === this) this.context.running.delete(scanId)
    this.sequence++
    this.audience.send({ ...this.snapshot(), ...(failure === null ? {} : { failure }) })
    this.audience.end()
  }

  private snapshot(): Extract<ScanEvent, { kind: 'snapshot' }> {
    const { board } = this.input
    const { state, sequence } = this
    const lists = board.liveLists()
    const progress = this.pulse.read(this.phase, lists, this.queries)
    return { kind: 'snapshot', sequence, state, progress, lists, cells: encodeCells(board.cells()) }
  }
}

function describeFailure(error: unknown): string {
  if (error instanceof OperationError) return error.message
  return `The scan met a fault of the program: ${error instanceof Error ? error.message : String(error)}`
}
