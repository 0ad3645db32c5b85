interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** Microseconds. */
  readonly ts: number
  readonly dur?: number
  /** Microseconds on the processor. */
  readonly tdur?: number
  readonly args: { readonly name?: string }
}

/** Spread of milliseconds per frame. */
interface Spread {
  readonly median: number
  readonly p99: number
  readonly most: number
}

/** Work of the page's main thread between the beginnings of its frames, from a Chromium trace. */
export function frameCosts(trace: string): {
  readonly frames: number
  readonly wall: Spread
  readonly cpu: Spread
} {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: TraceEvent[] }
  const begun = traceEvents.filter(({ name }) => name === 'FireAnimationFrame')
  // The page is the one that draws most; other renderers idle.
  const threads = Map.groupBy(begun, ({ pid, tid }) => `${pid} ${tid}`)
  const frames = [...threads.values()].toSorted((a, b) => b.length - a.length)[0] ?? []
  const [{ pid, tid } = { pid: -1, tid: -1 }] = frames
  const starts = frames.map(({ ts }) => ts).toSorted((a, b) => a - b)
  const tasks = traceEvents.filter(
    (event) => event.pid === pid && event.tid === tid && event.name === 'RunTask',
  )
  const wall = new Float64Array(starts.length)
  const cpu = new Float64Array(starts.length)
  for (const { ts, dur = 0, tdur = 0 } of tasks) {
    // A frame begins within its task.
    const at = starts.findLastIndex((start) => start <= ts + dur)
    if (at < 0) continue
    wall[at] = (wall[at] ?? 0) + dur / 1000
    cpu[at] = (cpu[at] ?? 0) + tdur / 1000
  }
  return { frames: starts.length, wall: spreadOf(wall), cpu: spreadOf(cpu) }
}

function spreadOf(values: Float64Array): Spread {
  const sorted = values.toSorted()
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return { median: at(0.5), p99: at(0.99), most: sorted.at(-1) ?? 0 }
}
