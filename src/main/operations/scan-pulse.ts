import type { LiveList, ScanPhase, ScanProgress } from '../../shared/domain/live-scan.ts'
import type { ScanBoard } from './scan-board.ts'

/** Span over which the shown rate is averaged. */
const RATE_SPAN_MS = 5000

/** What a list did longer ago than one to two of these says little: scans that shared its pace have come or ended. */
const SPEED_SPAN_MS = 60_000

interface Sample {
  readonly atMs: number
  readonly done: number
}

/** Over what the speed of a list is taken: from `from` on; later from `next` on. */
interface Span {
  from: Sample
  next: Sample
}

/** Works out rate and time left of a running scan from what its lists have done so far. */
export class ScanPulse {
  private readonly board: ScanBoard
  private readonly now: () => number
  private samples: Sample[] = []
  /** For each list that was seen answering, when that was, and how many answers it had given then. */
  private readonly spans = new Map<string, Span>()
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

  /** The slowest list decides: what it still has to answer, asked again or not, at the speed it has shown lately. */
  private secondsLeft(lists: readonly LiveList[], atMs: number): number | null {
    let longest: number | null = null
    for (const { listId, counts } of lists) {
      const done = counts.checked - counts.unknown
      const left = this.board.targets - done
      if (done === 0 || left === 0 || this.over.has(listId)) continue
      const from = this.spanStart(listId, { atMs, done })
      const gained = done - from.done
      if (gained <= 0) continue
      longest = Math.max(longest ?? 0, (left * (atMs - from.atMs)) / gained / 1000)
    }
    return longest
  }

  private spanStart(listId: string, now: Sample): Sample {
    const span = this.spans.get(listId) ?? { from: now, next: now }
    if (now.atMs - span.next.atMs >= SPEED_SPAN_MS) {
      span.from = span.next
      span.next = now
    }
    this.spans.set(listId, span)
    return span.from
  }
}
