import type { DnsClock } from './network.ts'

/** Something that waits for an answer; the two numbers are the wheel's own. */
export interface Timed {
  /** Tick at which its time is up; `NEVER` when it waits for nothing. */
  dueTick: number
  /** Tick at which the wheel looks at it next; `NEVER` when it is not in the wheel. */
  lookTick: number
  /** Its time is up. */
  expired(): void
}

/** A tick that does not come. */
export const NEVER = -1
/** Waits end up to this much late, which no time-out minds. */
const TICK_MS = 10
const BUCKETS = 512
/**
 * Time that passes between two ticks counts up to this much. More means that this process was not there (asleep with
 * its machine, or busy): answers may lie unread, so it is not held against the servers.
 */
const LONGEST_STEP_MS = 50

/**
 * Tells many short waits by one timer. A waiter is in the wheel once: one that is answered and waits anew, as nearly
 * all do, stays where it is and is moved on when the wheel comes by, so that a question costs the wheel nothing.
 */
export class TimingWheel {
  private readonly clock: DnsClock
  private buckets: Timed[][] = Array.from({ length: BUCKETS }, () => [])
  private inWheel = 0
  private tick = 0
  private lastMs = 0
  private restMs = 0
  private callOff: (() => void) | null = null

  constructor(clock: DnsClock) {
    this.clock = clock
  }

  /** Calls `timed.expired()` once, when the delay is over; in place of what it waited for before. */
  add(timed: Timed, delayMs: number): void {
    timed.dueTick = this.tick + 1 + Math.ceil((this.restMs + delayMs) / TICK_MS)
    if (timed.lookTick === NEVER || timed.lookTick > timed.dueTick) this.put(timed)
    if (this.callOff) return
    this.lastMs = this.clock.now()
    this.schedule()
  }

  /** It waits no more. */
  off(timed: Timed): void {
    timed.dueTick = NEVER
  }

  /** Forgets all waits. */
  close(): void {
    this.callOff?.()
    this.callOff = null
    this.buckets = Array.from({ length: BUCKETS }, () => [])
    this.inWheel = 0
  }

  private put(timed: Timed): void {
    timed.lookTick = timed.dueTick
    this.inWheel++
    ;(this.buckets[timed.dueTick % BUCKETS] as Timed[]).push(timed)
  }

  private schedule(): void {
    this.callOff = this.clock.after(TICK_MS, () => this.turn())
  }

  private turn(): void {
    const nowMs = this.clock.now()
    this.restMs += Math.min(nowMs - this.lastMs, LONGEST_STEP_MS)
    this.lastMs = nowMs
    for (; this.restMs >= TICK_MS; this.restMs -= TICK_MS) this.step()
    this.callOff = null
    if (this.inWheel > 0) this.schedule()
  }

  private step(): void {
    this.tick++
    const at = this.tick % BUCKETS
    const bucket = this.buckets[at] as Timed[]
    if (bucket.length === 0) return
    this.buckets[at] = []
    this.inWheel -= bucket.length
    for (const timed of bucket) this.look(timed)
  }

  private look(timed: Timed): void {
    // Looked at elsewhere meanwhile, because it had to be sooner; or due a whole turn of the wheel later.
    if (timed.lookTick !== this.tick) {
      if (timed.lookTick > this.tick && timed.lookTick % BUCKETS === this.tick % BUCKETS) this.stay(timed)
      return
    }
    timed.lookTick = NEVER
    if (timed.dueTick > this.tick) this.put(timed)
    else if (timed.dueTick !== NEVER) {
      timed.dueTick = NEVER
      timed.expired()
    }
  }

  private stay(timed: Timed): void {
    this.inWheel++
    ;(this.buckets[this.tick % BUCKETS] as Timed[]).push(timed)
  }
}
