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
  /** When each list was first seen answering, and how many checks it had then. */
  private readonly started = new Map<string, Sample>()

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

  /** The slowest list decides: what it still has to do, at the speed it has shown. */
  private secondsLeft(lists: readonly LiveList[], atMs: number): number | null {
    let longest: number | null = null
    for (const { listId, counts } of lists) {
      const left = this.board.targets - counts.checked
      if (counts.checked === 0 || left === 0) continue
      const start = this.started.get(listId)
      if (!start) {
        this.started.set(listId, { atMs, done: counts.checked })
        continue
      }
      const gained = counts.checked - start.done
      if (gained <= 0) continue
      longest = Math.max(longest ?? 0, (left * (atMs - start.atMs)) / gained / 1000)
    }
    return longest
  }
}
