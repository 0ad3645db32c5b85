import { addressOfTarget, type Targets } from '../../../shared/domain/targets.ts'
import type { ZoneLine } from '../dns/dns-port.ts'
import type { PaceClock } from './create-pace.ts'
import type { LearnedPace } from './learn-pace.ts'
import type { Turnstile } from './turnstile.ts'

/** What a flow sends through. */
export interface CheckFlowPorts {
  readonly targets: Targets
  readonly line: ZoneLine
  /** The pace of this list. */
  readonly pace: LearnedPace
  /** The pace of all lists together. */
  readonly turnstile: Turnstile
  readonly clock: PaceClock
  readonly signal: AbortSignal
}

/** Timers below this are not worth their trouble: the pace makes up for what was late. */
const SHORTEST_WAIT_MS = 4
/** Questions to a list on this machine in a row, before others get their turn. */
const LOCAL_IN_A_ROW = 500

/**
 * Lets the checks of one list out as its pace, the pace of all and its window permit: first what waits to be asked
 * again, then the next target. Nothing is queued ahead, so a change of pace takes effect at once.
 */
export class CheckFlow {
  private readonly ports: CheckFlowPorts
  private next: () => number = () => -1
  private upcoming = -1
  /** Checks that were asked and are not settled. */
  private unsettled = 0
  /** Checks that wait for something besides the line, like the text of a listing. */
  private aside = 0
  private paused = false
  private stopped = false
  private pumping = false
  /** True while answers that came together are read: what they make room for goes out together, which wakes a server less often. */
  private toPump = false
  /** True while the turnstile, or a timer, will call back. */
  private queued = false
  private sleeping = false
  private finish: () => void = () => {}

  constructor(ports: CheckFlowPorts) {
    this.ports = ports
  }

  /** Asks about every target that `next` gives, until it gives -1; resolves when all are settled, or at `stop`. */
  run(next: () => number): Promise<void> {
    return new Promise((resolve) => {
      this.finish = resolve
      this.next = next
      this.upcoming = next()
      this.pump()
    })
  }

  /** Lets nothing out until `resume`; what is out may still be answered. */
  pause(): void {
    this.paused = true
  }

  resume(): void {
    this.paused = false
    this.pump()
  }

  /** Ends the round; what is out is given up. */
  stop(): void {
    if (this.stopped) return
    this.stopped = true
    this.ports.line.close()
    this.finish()
  }

  /** True once the flow was stopped: answers that still come count for nothing. */
  get isStopped(): boolean {
    return this.stopped
  }

  /** A check goes on elsewhere for a while, and holds a place in the window. */
  setAside(): void {
    this.aside++
  }

  takeBack(): void {
    this.aside--
  }

  /** A check is settled. */
  settled(): void {
    this.unsettled--
    if (this.toPump) return
    this.toPump = true
    queueMicrotask(this.pumpNow)
  }

  private readonly pumpNow = (): void => {
    this.toPump = false
    this.pump()
  }

  /** Sends what may leave now. */
  pump(): void {
    if (this.pumping) return
    this.pumping = true
    const nowMs = this.ports.clock.now()
    for (let inARow = 0; this.mayAsk(); inARow++) {
      if (!this.ports.line.paced && inARow >= LOCAL_IN_A_ROW) {
        this.sleep(0)
        break
      }
      if (this.ports.line.paced && !this.hasLeave(nowMs)) break
      this.sendOne()
    }
    this.pumping = false
    if (this.unsettled === 0 && this.upcoming < 0) this.finish()
  }

  private mayAsk(): boolean {
    if (this.stopped || this.paused || this.queued || this.sleeping) return false
    const { line, pace } = this.ports
    if (this.upcoming < 0 && line.due === 0) return false
    if (line.open + this.aside >= pace.window) return false
    // One question at least is always out: its end is what wakes this flow again.
    return line.open === 0 || line.hasRoom
  }

  private hasLeave(nowMs: number): boolean {
    const { pace, turnstile } = this.ports
    const waitMs = pace.waitMs(nowMs)
    if (waitMs > 0) {
      this.sleep(Math.max(SHORTEST_WAIT_MS, waitMs))
      return false
    }
    if (turnstile.pass(this.passed, nowMs)) {
      pace.use(nowMs)
      return true
    }
    this.queued = true
    return false
  }

  /** Its turn has come, for one packet. */
  private readonly passed = (): void => {
    this.queued = false
    if (this.mayAsk()) {
      this.ports.pace.use(this.ports.clock.now())
      this.sendOne()
    }
    this.pump()
  }

  private sleep(milliseconds: number): void {
    this.sleeping = true
    const { clock, signal } = this.ports
    void clock.sleep(milliseconds, signal).then(() => {
      this.sleeping = false
      this.pump()
    })
  }

  private sendOne(): void {
    const { line, targets } = this.ports
    if (line.askAgain()) return
    const target = this.upcoming
    if (target < 0) return
    this.upcoming = this.next()
    this.unsettled++
    line.ask(target, addressOf(targets, target))
  }
}

/** Numbers for IPv4: bigints would cost more than the rest of a question. */
function addressOf(targets: Targets, target: number): number | bigint {
  if (targets.block.family === 4) return (Number(targets.block.first) + target) >>> 0
  return addressOfTarget(targets, target).value
}
