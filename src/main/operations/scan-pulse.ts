import type { LiveList, ScanPhase, ScanProgress } from '../../shared/domain/live-scan.ts'
import type { ScanBoard } from './scan-board.ts'

/** Span over which the shown rate is averaged. */
const RATE_SPAN_MS = 5000

interface Sample {
  readonly atMs: number
  readonly done: number
}

/** Works out rate and time left of a running scan from what its lists have done so far. */
export class ScanPulse {
  private readonly board: ScanBoard
  private readonly now: () => number
  private samples: Sample[] = []
  /** When each list was first seen answering, and how many answers it had given then. */
  private readonly started = new Map<string, Sample>()
  private readonly over = new Set<string>()

  constructor(board: ScanBoard, now: () => number) {
    this.board = board
    this.now = now
  }

  /** Progress at this moment. */
  read(phase: ScanPhase, lists: readonly LiveList[], queriesSent: number): ScanProgress {
    const atMs = this.now()
    const { done, checks } = this.board
    this.samples = [...this.samples.filter((sample) => sample.atMs > atMs - RATE_SPAN_MS), { atMs, done }]
    const oldest = this.samples[0] as Sample
    const spanMs = atMs - oldest.atMs
    const ratePerSecond = spanMs > 0 ? Math.max(0, ((done - oldest.done) / spanMs) * 1000) : 0
    const secondsLeft = phase === 'ended' ? 0 : this.secondsLeft(lists, atMs)
    return { phase, checksDone: done, checksTotal: checks, queriesSent, ratePerSecond, secondsLeft }
  }

  /** A list has nothing left to do: what is unknown of it stays unknown. */
  ended(listId: string): void {
    this.over.add(listId)
  }

  /** The slowest list decides: what it still has to answer, asked again or not, at the speed it has shown. */
  private secondsLeft(lists: readonly LiveList[], atMs: number): number | null {
    let longest: number | null = null
    for (const { listId, counts } of lists) {
      const done = counts.checked - counts.unknown
      const left = this.board.targets - done
      if (done === 0 || left === 0 || this.over.has(listId)) continue
      const start = this.started.get(listId)
      if (!start) {
        this.started.set(listId, { atMs, done })
        continue
      }
      const gained = done - start.done
      if (gained <= 0) continue
      longest = Math.max(longest ?? 0, (left * (atMs - start.atMs)) / gained / 1000)
    }
    return longest
  }
}
