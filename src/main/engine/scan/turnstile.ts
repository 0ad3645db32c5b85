import type { Pace, PaceClock, SteadyPace } from './create-pace.ts'

/** A pace of many who send: each gets through in turn, one packet at a time. */
export interface Turnstile extends Pace {
  /** True while somebody waits. */
  readonly isWaitedFor: boolean
  /**
   * True when one packet may leave at `nowMs`, the clock's present time. Else `resume` is called once, when it is the
   * caller's turn, with leave for one packet, unless it gives up its turn before.
   */
  pass(resume: () => void, nowMs: number): boolean
  /** Waits no longer for its turn. */
  giveUp(resume: () => void): void
}

/** A turnstile at a pace. Nobody passes who comes later than somebody who waits, and who gives up takes nothing from the pace. */
export function createTurnstile(pace: Pick<SteadyPace, 'waitMs' | 'use'>, clock: PaceClock): Turnstile {
  let waiting: (() => void)[] = []
  let isServing = false
  let stopper = new AbortController()
  const serve = async (): Promise<void> => {
    isServing = true
    while (waiting.length > 0) {
      stopper = new AbortController()
      await clock.sleep(pace.waitMs(clock.now()), stopper.signal)
      for (let nowMs = clock.now(); waiting.length > 0 && pace.waitMs(nowMs) === 0; nowMs = clock.now()) {
        pace.use(nowMs)
        waiting.shift()?.()
      }
    }
    isServing = false
  }
  const pass = (resume: () => void, nowMs: number): boolean => {
    if (waiting.length === 0 && pace.waitMs(nowMs) === 0) {
      pace.use(nowMs)
      return true
    }
    waiting.push(resume)
    if (!isServing) void serve()
    return false
  }
  const giveUp = (resume: () => void): void => {
    waiting = waiting.filter((other) => other !== resume)
    if (waiting.length === 0) stopper.abort()
  }
  return {
    get isWaitedFor() {
      return waiting.length > 0
    },
    pass,
    giveUp,
    take(signal) {
      if (signal?.aborted) return undefined
      const turn = Promise.withResolvers<void>()
      if (pass(turn.resolve, clock.now())) return undefined
      const stop = (): void => {
        giveUp(turn.resolve)
        turn.resolve()
      }
      signal?.addEventListener('abort', stop, { once: true })
      return turn.promise.then(() => signal?.removeEventListener('abort', stop))
    },
  }
}
