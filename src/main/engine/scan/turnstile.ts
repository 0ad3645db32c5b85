import { createPace, type Pace, type PaceClock } from './create-pace.ts'

/** The pace of many who send: each gets through in turn, one packet at a time. */
export interface Turnstile extends Pace {
  /**
   * True when one packet may leave at `nowMs`, the clock's present time. Else `resume` is called once, when it is the caller's turn, with leave for one
   * packet; never when the scan is stopped before.
   */
  pass(resume: () => void, nowMs: number): boolean
}

/**
 * A turnstile of `ratePerSecond` packets, > 0. Nobody passes who comes later than somebody who waits. `counted` is told
 * of each packet that gets leave.
 */
export function createTurnstile(
  ratePerSecond: number,
  clock: PaceClock,
  signal?: AbortSignal,
  counted: () => void = () => {},
): Turnstile {
  const pace = createPace(ratePerSecond, clock, signal)
  let waiting: (() => void)[] = []
  const serve = async (): Promise<void> => {
    while (waiting.length > 0) {
      await clock.sleep(pace.waitMs(clock.now()), signal)
      if (signal?.aborted) waiting = []
      for (let nowMs = clock.now(); waiting.length > 0 && pace.waitMs(nowMs) === 0; nowMs = clock.now()) {
        pace.use(nowMs)
        counted()
        waiting.shift()?.()
      }
    }
  }
  return {
    take() {
      counted()
      return pace.take()
    },
    pass(resume, nowMs) {
      if (waiting.length === 0 && pace.waitMs(nowMs) === 0) {
        pace.use(nowMs)
        counted()
        return true
      }
      waiting.push(resume)
      if (waiting.length === 1) void serve()
      return false
    },
  }
}
