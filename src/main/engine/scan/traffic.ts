import { createPace, type Pace, type PaceClock } from './create-pace.ts'
import { ListLane } from './list-lane.ts'
import { createTurnstile } from './turnstile.ts'

/** How a scan may ask a list. */
export interface LaneOptions {
  readonly mostPerSecond: number
  readonly isInOrder: boolean
}

/** What one scan is let through by. */
export interface Passage {
  /** The pace of all lists together, for probes and look-ups. Waits no longer once the scan was stopped. */
  readonly pace: Pace
  /** Told of each packet that leaves otherwise than by `pace`. */
  readonly counted: () => void
  /**
   * The lane of a list, which asks it `mostPerSecond` packets at most; to be closed when this scan has no more to ask. The
   * lowest limit of those who share it applies to all. `isInOrder` as for the lane.
   */
  openLane(listId: string, options: LaneOptions): { readonly lane: ListLane; close(): void }
  /** The scan is over: its limit binds the others no more. */
  leave(): void
}

/** Lets many who take wait behind one another, so that they have one place among those who wait at a pace. */
function inOneRow(pace: Pace): Pace {
  let last: Promise<void> | undefined
  return {
    take(signal) {
      const turn = last ? last.then(() => pace.take(signal)) : pace.take(signal)
      if (!turn) return undefined
      const row = turn.then(() => {
        if (last === row) last = undefined
      })
      last = row
      return row
    },
  }
}

/** Limits that hold at a time; the lowest counts. */
class Limits {
  private readonly all = new Set<{ readonly perSecond: number }>()
  lowest = Number.POSITIVE_INFINITY

  /** Adds a limit, packets per second; gives how to lift it. */
  add(perSecond: number): () => void {
    const limit = { perSecond }
    this.all.add(limit)
    this.find()
    return () => {
      this.all.delete(limit)
      this.find()
    }
  }

  get count(): number {
    return this.all.size
  }

  private find(): void {
    this.lowest = Math.min(...[...this.all].map(({ perSecond }) => perSecond))
  }
}

interface SharedLane {
  readonly lane: ListLane
  readonly limits: Limits
}

/**
 * What the scans of this process share: the lane of each list, and the pace of all lists together. However many scans
 * run at a time, no list is asked faster than it permits, and all lists together not faster than the most careful allows.
 */
export class Traffic {
  private readonly clock: PaceClock
  private readonly turnstile
  private readonly lanes = new Map<string, SharedLane>()
  private readonly limits = new Limits()

  constructor(clock: PaceClock) {
    this.clock = clock
    const pace = createPace(() => this.limits.lowest, clock)
    this.turnstile = createTurnstile(pace, clock)
  }

  /** Lets a scan in: at most `ratePerSecond` packets in all while it runs, `counted` told of each of its own. */
  enter(ratePerSecond: number, signal: AbortSignal, counted: () => void = () => {}): Passage {
    const queue = inOneRow(this.turnstile)
    return {
      counted,
      pace: {
        take: () => {
          if (signal.aborted) return undefined
          counted()
          return queue.take(signal)
        },
      },
      openLane: (listId, options) => this.openLane(listId, options),
      leave: this.limits.add(ratePerSecond),
    }
  }

  private openLane(listId: string, { mostPerSecond, isInOrder }: LaneOptions) {
    const limits = this.lanes.get(listId)?.limits ?? new Limits()
    const lift = limits.add(mostPerSecond)
    const shared = this.lanes.get(listId) ?? {
      limits,
      lane: new ListLane({ mostPerSecond: () => limits.lowest, isInOrder }, this.turnstile, this.clock),
    }
    this.lanes.set(listId, shared)
    return {
      lane: shared.lane,
      close: () => {
        lift()
        if (limits.count === 0) this.lanes.delete(listId)
      },
    }
  }
}
