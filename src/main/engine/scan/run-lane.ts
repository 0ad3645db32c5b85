import { OutcomeMap } from '../../../shared/domain/outcome-map.ts'
import { LaneSink } from './lane-sink.ts'
import type { LaneJob, LaneReport } from './lane-talk.ts'
import { runScan } from './run-scan.ts'
import type { ScanPorts } from './scan-ports.ts'
import { createTurnstile } from './turnstile.ts'

/** What a lane is handed. */
export interface LanePorts extends Omit<ScanPorts, 'sink' | 'turnstile'> {
  /** Responses ignored so far. */
  readonly ignored: () => number
  readonly report: (report: LaneReport) => void
}

/** Between two reports. */
const REPORT_MS = 25

/** Runs a share of a scan and reports what happens, the end last. Never rejects. */
export async function runLane(job: LaneJob, ports: LanePorts): Promise<void> {
  const { clock, signal, report } = ports
  const lists = job.lists.map(({ list, states, before }) => {
    const map = new OutcomeMap(job.targets.count, states)
    return { list, map, before, after: null }
  })
  const sink = new LaneSink(lists)
  let queries = 0
  let told = { queries: 0, ignored: ports.ignored() }
  const turnstile = createTurnstile(job.settings.ratePerSecond, clock, signal, () => {
    if (!signal.aborted) queries++
  })
  const tell = (end: LaneReport['end']): void => {
    const words = sink.take()
    const now = { queries, ignored: ports.ignored() }
    if (words.length === 0 && now.queries === told.queries && !end) return
    report({ words, queries: now.queries - told.queries, ignored: now.ignored - told.ignored, end })
    told = now
  }
  const over = new AbortController()
  const telling = (async (): Promise<void> => {
    while (!over.signal.aborted) {
      await clock.sleep(REPORT_MS, over.signal)
      if (!over.signal.aborted) tell(null)
    }
  })()
  let failure: string | null = null
  try {
    await runScan({ ...job, lists }, { ...ports, sink, turnstile })
  } catch (error) {
    failure = error instanceof Error ? error.message : String(error)
  }
  over.abort()
  await telling
  tell({ failure })
}
