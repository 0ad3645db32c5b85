/** Watches over a process that answers when it is asked whether it is alive. */
export interface HangWatch {
  /** It answered. */
  hear(): void
  /** It ended, or shall not be watched any more. */
  end(): void
}

/** How often it is asked. */
const ASK_EVERY_MS = 20_000
/** Questions in a row without an answer. Reading through a database of gigabytes keeps it from answering for a while. */
const MOST_UNANSWERED = 6

/**
 * Asks again and again, and calls `onHang` once when no answer comes. Questions are counted, not time: a computer that
 * slept is no hang. Begins with the first answer, since a start may take as long as it takes.
 */
export function watchHang(ask: () => void, onHang: () => void): HangWatch {
  let unanswered = 0
  let isKnown = false
  const timer = setInterval(() => {
    if (isKnown && unanswered >= MOST_UNANSWERED) {
      clearInterval(timer)
      onHang()
      return
    }
    unanswered += 1
    ask()
  }, ASK_EVERY_MS)
  timer.unref()
  return {
    hear() {
      isKnown = true
      unanswered = 0
    },
    end: () => clearInterval(timer),
  }
}
