interface Event {
  readonly atMs: number
  readonly order: number
  callback: (() => void) | null
}

/** Time that passes only when nothing is left to do: hours of a scan take seconds, and always the same way. */
export class SimulatedTime {
  private readonly heap: Event[] = []
  private order = 0
  private nowMs = 0

  readonly now = (): number => this.nowMs

  /** Calls back after the delay; gives how to call it off. */
  readonly after = (delayMs: number, callback: () => void): (() => void) => {
    const event: Event = { atMs: this.nowMs + Math.max(0, delayMs), order: this.order++, callback }
    this.push(event)
    return () => {
      event.callback = null
    }
  }

  /** Passes at once when the signal aborts. */
  readonly sleep = (delayMs: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      this.after(delayMs, resolve)
      signal?.addEventListener('abort', () => resolve(), { once: true })
    })

  /** The machine sleeps: nothing happens for a while, then everything that was due at once. */
  suspend(milliseconds: number): void {
    this.nowMs += milliseconds
  }

  /** Lets time pass until the work is done. Throws when nothing is left that could end it. */
  async run<Result>(work: Promise<Result>): Promise<Result> {
    let done = false
    const end = (): void => {
      done = true
    }
    void work.then(end, end)
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve))
      if (done) return work
      const next = this.pop()
      if (!next) throw new Error('The simulation stands still.')
      this.nowMs = Math.max(this.nowMs, next.atMs)
      next.callback?.()
    }
  }

  private push(event: Event): void {
    const { heap } = this
    let at = heap.push(event) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!isBefore(event, heap[above] as Event)) break
      heap[at] = heap[above] as Event
      at = above
    }
    heap[at] = event
  }

  private pop(): Event | undefined {
    const { heap } = this
    const first = heap[0]
    const last = heap.pop()
    if (!first || !last || heap.length === 0) return first
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= heap.length) break
      if (below + 1 < heap.length && isBefore(heap[below + 1] as Event, heap[below] as Event)) below++
      if (isBefore(last, heap[below] as Event)) break
      heap[at] = heap[below] as Event
      at = below
    }
    heap[at] = last
    return first
  }
}

const isBefore = (a: Event, b: Event): boolean => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order)
