/** How many packets to one list may be out at a time, learned from how it answers. */
export interface LearnedWindow {
  /** Packets, at least 2. */
  readonly size: number
  /** Tells how long an answer took, ms. */
  saw(milliseconds: number): void
  /** Too much was lost, and the pace was lowered for it: the window stays, and grows no more with each answer. */
  hold(): void
  /** Looks back on some time: whether too much was lost in it, and how many answers came per second. */
  reconsider(lostTooMuch: boolean, answersPerSecond: number): void
}

/** So many questions may be out at first; that they do not leave all at once is the business of the pace. */
const FIRST = 32
/** A fall leaves room for so many. */
const FEWEST = 4
/** More than this are never out to one list. */
const WIDEST = 512
/** Answers that take so many times the shortest, and so much longer, have waited in a queue. */
const QUEUED_TIMES = 3
const QUEUED_MS = 0.5
/** Room beyond what was out while the list kept up: what is lost holds its place for longer than what is answered. */
const HEADROOM = 2
/** Growth from one look back to the next while nothing queues. */
const GROWTH = 1.1

/**
 * Doubles with each round trip, after the first loss grows by a tenth at a time, by one where answers begin to queue, and
 * falls to twice what was really answered (answers per second times the time they took, Little's law) when loss stays.
 * Never wider than half a second at `mostPerSecond()`: a server that is slower is overloaded already.
 */
export function learnWindow(mostPerSecond: () => number): LearnedWindow {
  const widest = (): number => Math.max(2, Math.min(WIDEST, Math.ceil(mostPerSecond() / 2)))
  let size = Math.min(FIRST, widest())
  /** Until the first fall each answer makes room for one more question, so that the window doubles each time round. */
  let isFresh = true
  const isQueued = (): boolean => smoothedMs > shortestMs * QUEUED_TIMES + QUEUED_MS
  let shortestMs = Number.POSITIVE_INFINITY
  let smoothedMs = 0
  return {
    get size() {
      return Math.min(size, widest())
    },
    saw(milliseconds) {
      shortestMs = Math.min(shortestMs, milliseconds)
      smoothedMs = smoothedMs === 0 ? milliseconds : smoothedMs + (milliseconds - smoothedMs) / 16
      if (isFresh && size < widest() && !isQueued()) size++
    },
    hold() {
      isFresh = false
    },
    reconsider(lostTooMuch, answersPerSecond) {
      if (lostTooMuch) {
        const answered = Math.ceil((answersPerSecond * smoothedMs * HEADROOM) / 1000)
        size = Math.min(size, Math.max(Math.min(FEWEST, widest()), answered))
        isFresh = false
        return
      }
      size = Math.min(widest(), isQueued() ? size + 1 : Math.max(size + 1, Math.floor(size * GROWTH)))
    },
  }
}
