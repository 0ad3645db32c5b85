import type { Pace, PaceClock } from './create-pace.ts'
import { type LearnedPace, learnPace } from './learn-pace.ts'
import { createTurnstile, type Turnstile } from './turnstile.ts'

/** The checks of one scan at a list, which take turns with those of other scans. */
export interface LaneUser {
  /** False when nothing is sent and no pace needs to be kept. */
  readonly paced: boolean
  /** Checks that are out, or wait for something else. */
  readonly open: number
  /** True when it has something to send. It may send one question whatever else is out when it is the `first`. */
  mayAsk(first: boolean): boolean
  sendOne(): void
  /** Called when what may leave now has left. */
  endIfDone(): void
}

/** How a list may be asked. */
export interface LaneLimits {
  /** Packets per second, > 0; may change. */
  readonly mostPerSecond: () => number
  /** True for a list with a budget: who came first is through first, since half of what each needs would help nobody. */
  readonly isInOrder: boolean
}

/** Timers below this are not worth their trouble: the pace makes up for what was late. */
const SHORTEST_WAIT_MS = 4
/** Questions to a list on this machine in a row, before others get their turn. */
const LOCAL_IN_A_ROW = 500

/**
 * The way to one list, for all scans that ask it at a time. Lets their questions out one by one, each scan in turn, as the
 * list's pace, its window and the pace of all lists permit. Nothing is queued ahead, so a change of pace takes effect at once.
 */
export class ListLane implements Pace {
  /** The pace that was learned from the list by all who ask it. */
  readonly pace: LearnedPace
  private readonly isInOrder: boolean
  private readonly turnstile: Turnstile
  private readonly clock: PaceClock
  /** Where probes and questions for the text of a listing wait for the pace: they go first. */
  private readonly takers: Turnstile
  private holds = 0
  private onFree: (() => void)[] = []
  /** True once a scan found the list well. */
  isWell = false
  private readonly users: LaneUser[] = []
  private turn = 0
  private pumping = false
  /** True while answers that came together are read: what they make room for goes out together, which wakes a server less often. */
  private toPump = false
  /** True while the turnstile, or a timer, will call back. */
  private queued = false
  private sleeping = false
  private stopper = new AbortController()

  constructor({ mostPerSecond, isInOrder }: LaneLimits, turnstile: Turnstile, clock: PaceClock) {
    this.isInOrder = isInOrder
    this.turnstile = turnstile
    this.clock = clock
    this.pace = learnPace(mostPerSecond, clock)
    this.takers = createTurnstile(this.pace, clock)
  }

  take(signal?: AbortSignal): Promise<void> | undefined {
    return this.takers.take(signal)
  }

  /** Lets nothing out but what is taken singly until it is let go: what others ask meanwhile would be counted against the list. */
  hold(): () => void {
    this.holds++
    let isHeld = true
    return () => {
      if (!isHeld) return
      isHeld = false
      this.holds--
      if (this.holds > 0) return
      for (const free of this.onFree.splice(0)) free()
      this.pumpSoon()
    }
  }

  /** Resolves when nobody holds it any more, or the signal aborts. */
  async whenFree(signal: AbortSignal): Promise<void> {
    if (this.holds === 0 || signal.aborted) return
    const free = Promise.withResolvers<void>()
    this.onFree.push(free.resolve)
    signal.addEventListener('abort', () => free.resolve(), { once: true })
    await free.promise
  }

  enter(user: LaneUser): void {
    this.users.push(user)
  }

  /** What this user kept from leaving may leave now. */
  leave(user: LaneUser): void {
    const at = this.users.indexOf(user)
    if (at < 0) return
    this.users.splice(at, 1)
    if (this.users.length > 0) {
      this.pumpSoon()
      return
    }
    this.turnstile.giveUp(this.passed)
    this.queued = false
    this.stopper.abort()
    this.stopper = new AbortController()
  }

  /** Sends what may leave, once all that came together is read. */
  pumpSoon(): void {
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
    const nowMs = this.clock.now()
    for (let inARow = 0; !this.queued && !this.sleeping; inARow++) {
      const next = this.findNext()
      if (next < 0 || !this.hasLeave(this.users[next] as LaneUser, nowMs, inARow)) break
      this.send(next)
    }
    this.pumping = false
    for (const user of this.users) user.endIfDone()
  }

  /** Place of whoever may send next, or -1. */
  private findNext(): number {
    const { users } = this
    if (this.holds > 0) return -1
    let open = 0
    for (const user of users) open += user.open
    if (open >= this.pace.window) return -1
    for (let i = 0; i < users.length; i++) {
      const at = (this.turn + i) % users.length
      // One question at least is always out: its end is what wakes this lane again.
      if ((users[at] as LaneUser).mayAsk(open === 0)) return at
    }
    return -1
  }

  private send(at: number): void {
    if (!this.isInOrder) this.turn = at + 1
    this.users[at]?.sendOne()
  }

  private hasLeave(user: LaneUser, nowMs: number, inARow: number): boolean {
    if (!user.paced) {
      if (inARow < LOCAL_IN_A_ROW) return true
      this.sleep(0)
      return false
    }
    const waitMs = this.pace.waitMs(nowMs)
    if (waitMs > 0 || this.takers.isWaitedFor) {
      this.sleep(Math.max(SHORTEST_WAIT_MS, waitMs))
      return false
    }
    if (this.turnstile.pass(this.passed, nowMs)) {
      this.pace.use(nowMs)
      return true
    }
    this.queued = true
    return false
  }

  /** The turn of this lane has come, for one packet. */
  private readonly passed = (): void => {
    this.queued = false
    const next = this.findNext()
    if (next >= 0) {
      this.pace.use(this.clock.now())
      this.send(next)
    }
    this.pump()
  }

  private sleep(milliseconds: number): void {
    this.sleeping = true
    void this.clock.sleep(milliseconds, this.stopper.signal).then(() => {
      this.sleeping = false
      this.pump()
    })
  }
}
