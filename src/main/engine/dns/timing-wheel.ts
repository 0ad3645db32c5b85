import type { DnsClock } from './network.ts'

/** Something that waits for an answer. */
export interface Timed {
  /** Its time is up. `serial` is the one it was added with; a waiter that has moved on since ignores it. */
  expired(serial: number): void
}

interface Wait {
  readonly timed: Timed
  readonly serial: number
  readonly dueTick: number
}

/** Waits end up to this much late, which no time-out minds. */
const TICK_MS = 10
const BUCKETS = 512
/**
 * Time that passes between two ticks counts up to this much. More means that this process was not there (asleep with
 * its machine, or busy): answers may lie unread, so it is not held against the servers.
 */
const LONGEST_STEP_MS = 50

/** Tells many short waits by one timer; nothing is called off, waiters tell stale calls by their serial. */
export class TimingWheel {
  private readonly clock: DnsClock
  private readonly buckets: Wait[][] = Array.from({ length: BUCKETS }, () => [])
  private waits = 0
  private tick = 0
  private lastMs = 0
  private restMs = 0
  private callOff: (() => void) | null = null

  constructor(clock: DnsClock) {
    this.clock = clock
  }

  /** Calls `timed.expired(serial)` once, when the delay is over. */
  add(timed: Timed, serial: number, delayMs: number): void {
    const dueTick = this.tick + 1 + Math.ceil((this.restMs + delayMs) / TICK_MS)
    ;(this.buckets[dueTick % BUCKETS] as Wait[]).push({ timed, serial, dueTick })
    this.waits++
    if (this.callOff) return
    this.lastMs = this.clock.now()
    this.schedule()
  }

  /** Forgets all waits. */
  close(): void {
    this.callOff?.()
    this.callOff = null
    for (const bucket of this.buckets) bucket.length = 0
    this.waits = 0
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
    if (this.waits > 0) this.schedule()
  }

  private step(): void {
    this.tick++
    const at = this.tick % BUCKETS
    const bucket = this.buckets[at] as Wait[]
    if (bucket.length === 0) return
    this.buckets[at] = bucket.filter(({ dueTick }) => dueTick > this.tick)
    this.waits -= bucket.length - (this.buckets[at] as Wait[]).length
    for (const { timed, serial, dueTick } of bucket) if (dueTick <= this.tick) timed.expired(serial)
  }
}
