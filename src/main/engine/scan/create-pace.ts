/** Hands out permissions to send at a steady rate. */
export interface Pace {
  /**
   * Resolves when one packet may be sent; resolves at once (undefined) when it already may. Once the signal aborts it
   * waits no longer: who asked looks at the signal before sending.
   */
  take(signal?: AbortSignal): Promise<void> | undefined
}

/** A pace that can be asked without waiting. */
export interface SteadyPace extends Pace {
  /** Milliseconds from `nowMs`, the clock's present time, until a packet may leave; 0 when it may now. */
  waitMs(nowMs: number): number
  /** Counts a packet that leaves at `nowMs`, the clock's present time. */
  use(nowMs: number): void
}

/** Time as the pace sees it. */
export interface PaceClock {
  /** Milliseconds on a clock that never runs backwards. */
  now(): number
  /** Ends early, without a complaint, when the signal aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

/** How far a pace may run ahead after a pause, in milliseconds: hides timer granularity, allows no real burst. */
const SLACK_MS = 50
/** Waits below this are not worth a timer. */
const SHORTEST_SLEEP_MS = 1

/** A pace of `ratePerSecond()` packets, > 0, which may change. Requests are served in the order they come. */
export function createPace(ratePerSecond: number | (() => number), clock: PaceClock): SteadyPace {
  const rate = typeof ratePerSecond === 'number' ? () => ratePerSecond : ratePerSecond
  let nextMs = Number.NEGATIVE_INFINITY
  const slot = (nowMs: number): number => {
    const slotMs = Math.max(nextMs, nowMs - SLACK_MS)
    nextMs = slotMs + 1000 / rate()
    return slotMs
  }
  return {
    take(signal) {
      if (signal?.aborted) return undefined
      const nowMs = clock.now()
      const waitMs = slot(nowMs) - nowMs
      return waitMs < SHORTEST_SLEEP_MS ? undefined : clock.sleep(waitMs, signal)
    },
    waitMs(nowMs) {
      const waitMs = nextMs - nowMs
      return waitMs < SHORTEST_SLEEP_MS ? 0 : waitMs
    },
    use: (nowMs) => void slot(nowMs),
  }
}

/** One packet needs leave of both paces. */
export function joinPaces(first: Pace, second: Pace): Pace {
  return {
    take(signal) {
      const one = first.take(signal)
      if (!one) return second.take(signal)
      return one.then(() => second.take(signal))
    },
  }
}
