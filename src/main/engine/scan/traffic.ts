import type { Pace, PaceClock } from './create-pace.ts'
import { type LaneLimits, ListLane } from './list-lane.ts'
import { createTurnstile } from './turnstile.ts'

/** What one scan is let through by. */
export interface Passage {
  /** The pace of all lists together. Waits no longer once the scan was stopped. */
  readonly pace: Pace
  /** Told of each packet that leaves otherwise than by `pace`. */
  readonly counted: () => void
  /**
   * The lane of a list; to be closed when this scan has no more to ask. The lowest limit of those who share it applies to
   * all.
   */
  openLane(listId: string, limits: LaneLimits): { readonly lane: ListLane; close(): void }
  /** The scan is over: its limit binds the others no more. */
  leave(): void
}

interface SharedLane {
  readonly lane: ListLane
  users: number
}

/**
 * What the scans of this process share: the lane of each list, and the pace of all lists together. However many scans
 * run at a time, no list is asked faster than it permits, and all lists together not faster than the most careful allows.
 */
export class Traffic {
  private readonly clock: PaceClock
  private readonly turnstile
  private readonly lanes = new Map<string, SharedLane>()
  private readonly limits = new Set<{ readonly ratePerSecond: number }>()
  private ratePerSecond = Number.POSITIVE_INFINITY

  constructor(clock: PaceClock) {
    this.clock = clock
    this.turnstile = createTurnstile(() => this.ratePerSecond, clock)
  }

  /** Lets a scan in: at most `ratePerSecond` packets in all while it runs, `counted` told of each of its own. */
  enter(ratePerSecond: number, signal: AbortSignal, counted: () => void = () => {}): Passage {
    const limit = { ratePerSecond }
    this.limits.add(limit)
    this.setRate()
    return {
      counted,
      pace: {
        take: () => {
          if (signal.aborted) return undefined
          counted()
          return this.turnstile.take(signal)
        },
      },
      openLane: (listId, limits) => this.openLane(listId, limits),
      leave: () => {
        this.limits.delete(limit)
        this.setRate()
      },
    }
  }

  private setRate(): void {
    this.ratePerSecond = Math.min(...[...this.limits].map(({ ratePerSecond }) => ratePerSecond))
  }

  private openLane(listId: string, limits: LaneLimits) {
    const shared = this.lanes.get(listId) ?? {
      lane: new ListLane(limits, this.turnstile, this.clock),
      users: 0,
    }
    this.lanes.set(listId, shared)
    shared.lane.limit(limits.mostPerSecond)
    shared.users++
    return {
      lane: shared.lane,
      close: () => {
        shared.users--
        if (shared.users === 0) this.lanes.delete(listId)
      },
    }
  }
}
