import { createPace, type Pace, type PaceClock } from './create-pace.ts'

/** The pace of many who send: each gets through in turn, one packet at a time. */
export interface Turnstile extends Pace {
  /**
   * True when one packet may leave at `nowMs`, the clock's present time. Else `resume` is called once, when it is the
   * caller's turn, with leave for one packet, unless it gives up its turn before.
   */
  pass(resume: () => void, nowMs: number): boolean
  /** Waits no longer for its turn. */
  giveUp(resume: () => void): void
}

/** A turnstile of `ratePerSecond()` packets, > 0, which may change. Nobody passes who comes later than somebody who waits. */
export function createTurnstile(ratePerSecond: () => number, clock: PaceClock): Turnstile {
  const pace = createPace(ratePerSecond, clock)
  let waiting: (() => void)[] = []
  let serving = false
  const serve = async (): Promise<void> => {
    serving = true
    while (waiting.length > 0) {
      await clock.sleep(pace.waitMs(clock.now()))
      for (let nowMs = clock.now(); waiting.length > 0 && pace.waitMs(nowMs) === 0; nowMs = clock.now()) {
        pace.use(nowMs)
        waiting.shift()?.()
      }
    }
    serving = false
  }
  return {
    take: (signal) => pace.take(signal),
    pass(resume, nowMs) {
      if (waiting.length === 0 && pace.waitMs(nowMs) === 0) {
        pace.use(nowMs)
        return true
      }
      waiting.push(resume)
      if (!serving) void serve()
      return false
    },
    giveUp(resume) {
      waiting = waiting.filter((other) => other !== resume)
    },
  }
}
