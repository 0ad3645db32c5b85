import { createPace, type Pace, type PaceClock } from './create-pace.ts'

/** The pace of many who send: each gets through in turn, one packet at a time. */
export interface Turnstile extends Pace {
  /**
   * True when one packet may leave now. Else `resume` is called once, when it is the caller's turn, with leave for one
   * packet; never when the scan is stopped before.
   */
  pass(resume: () => void): boolean
}

/** A turnstile of `ratePerSecond` packets, > 0. Nobody passes who comes later than somebody who waits. */
export function createTurnstile(ratePerSecond: number, clock: PaceClock, signal?: AbortSignal): Turnstile {
  const pace = createPace(ratePerSecond, clock, signal)
  let waiting: (() => void)[] = []
  const serve = async (): Promise<void> => {
    while (waiting.length > 0) {
      await clock.sleep(pace.waitMs(), signal)
      if (signal?.aborted) waiting = []
      while (waiting.length > 0 && pace.waitMs() === 0) {
        pace.use()
        waiting.shift()?.()
      }
    }
  }
  return {
    take: () => pace.take(),
    pass(resume) {
      if (waiting.length === 0 && pace.waitMs() === 0) {
        pace.use()
        return true
      }
      waiting.push(resume)
      if (waiting.length === 1) void serve()
      return false
    },
  }
}
