/** Time-outs learned from a list's own answer times (RFC 6298). */
export interface LearnedTimeout {
  /** Tells how long an answer took, ms. */
  saw(milliseconds: number): void
  /** Milliseconds to wait on try `attempt`, from 0. */
  forTry(attempt: number): number
}

/** Answers to have seen before they are trusted. */
const ENOUGH_ANSWERS = 8
/** No shorter wait than this, ms: what a busy machine may take to look. */
const SHORTEST_MS = 150

/**
 * Learns time-outs, never above `mostMs`: smoothed answer time and four times its variation. The second try waits no
 * longer, since most of what is late was lost; what is merely slow has the time of the later ones, doubled each try.
 */
export function learnTimeout(mostMs: number): LearnedTimeout {
  let answers = 0
  let smoothedMs = 0
  let variationMs = 0
  return {
    saw(milliseconds) {
      if (answers === 0) {
        smoothedMs = milliseconds
        variationMs = milliseconds / 2
      } else {
        variationMs += (Math.abs(smoothedMs - milliseconds) - variationMs) / 4
        smoothedMs += (milliseconds - smoothedMs) / 8
      }
      answers++
    },
    forTry(attempt) {
      if (answers < ENOUGH_ANSWERS) return mostMs
      const learnedMs = Math.max(SHORTEST_MS, smoothedMs + 4 * variationMs)
      return Math.min(mostMs, attempt === 1 ? learnedMs : learnedMs * 2 ** attempt)
    },
  }
}
