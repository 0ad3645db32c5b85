/** Hands out permissions to send at a steady rate. */
export interface Pace {
  /** Resolves when one packet may be sent; resolves at once (undefined) when it already may. */
  take(): Promise<void> | undefined
}

/** Time as the pace sees it. */
export interface PaceClock {
  /** Milliseconds on a clock that never runs backwards. */
  now(): number
  /** Ends early, without a complaint, when the signal aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

/** How far a pace may run ahead after a pause, in milliseconds: hides timer granularity, allows no real burst. */
const SLACK_MS = 20
/** Waits below this are not worth a timer. */
const SHORTEST_SLEEP_MS = 1

/**
 * A pace of `ratePerSecond` packets, > 0. Requests are served in the order they come. Once the signal aborts nobody
 * waits any longer: who asked looks at the signal before sending.
 */
export function createPace(ratePerSecond: number, clock: PaceClock, signal?: AbortSignal): Pace {
  const stepMs = 1000 / ratePerSecond
  let nextMs = Number.NEGATIVE_INFINITY
  return {
    take() {
      if (signal?.aborted) return undefined
      const now = clock.now()
      const slotMs = Math.max(nextMs, now - SLACK_MS)
      nextMs = slotMs + stepMs
      const waitMs = slotMs - now
      return waitMs < SHORTEST_SLEEP_MS ? undefined : clock.sleep(waitMs, signal)
    },
  }
}

/** One packet needs leave of both paces. */
export function joinPaces(first: Pace, second: Pace): Pace {
  return {
    take() {
      const one = first.take()
      if (!one) return second.take()
      return one.then(() => second.take())
    },
  }
}
