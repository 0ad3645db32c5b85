import type { ScanEvent } from '../../shared/domain/live-scan.ts'

/** Events a slow watcher may fall behind before it gets a fresh snapshot instead. */
const LONGEST_BACKLOG = 64

interface Seat {
  backlog: ScanEvent[]
  wake: () => void
}

/** Those who watch one scan. A watcher that falls behind is brought up to date by one snapshot. */
export class ScanAudience {
  private readonly seats = new Set<Seat>()
  private readonly snapshot: () => ScanEvent
  private ended = false

  constructor(snapshot: () => ScanEvent) {
    this.snapshot = snapshot
  }

  /** True when somebody watches. */
  get present(): boolean {
    return this.seats.size > 0
  }

  /** Sends one event to all. */
  send(event: ScanEvent): void {
    for (const seat of this.seats) {
      seat.backlog.push(event)
      if (seat.backlog.length > LONGEST_BACKLOG) seat.backlog = [this.snapshot()]
      seat.wake()
    }
  }

  /** Lets every watcher leave after what is already on its way. */
  end(): void {
    this.ended = true
    for (const seat of this.seats) seat.wake()
  }

  /** Watches from now on, beginning with a snapshot, until the scan ends or the signal aborts. */
  async *watch(signal?: AbortSignal): AsyncGenerator<ScanEvent, void, undefined> {
    const seat: Seat = { backlog: [this.snapshot()], wake: () => {} }
    this.seats.add(seat)
    const onAbort = (): void => seat.wake()
    signal?.addEventListener('abort', onAbort)
    try {
      for (;;) {
        const event = seat.backlog.shift()
        if (event) yield event
        else if (this.ended || signal?.aborted) return
        else
          await new Promise<void>((resolve) => {
            seat.wake = resolve
          })
      }
    } finally {
      this.seats.delete(seat)
      signal?.removeEventListener('abort', onAbort)
    }
  }
}
