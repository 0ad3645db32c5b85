import { isUsable, type ListHealth, type ProbeFinding } from '../../../shared/domain/health.ts'
import type { Route } from '../dns/dns-port.ts'
import type { Pace } from './create-pace.ts'
import type { ListLane } from './list-lane.ts'
import type { ListJob, ScanPorts } from './scan-ports.ts'

/** What a probe of one list is made of. */
export interface ProbeParts {
  readonly listJob: Pick<ListJob, 'list'>
  readonly ports: Pick<ScanPorts, 'prober' | 'signal' | 'clock'>
  readonly route: Route
  readonly lane: ListLane
  /** The pace of this list together with that of all lists. */
  readonly pace: Pace
}

/** A list that stumbles may be over its quota or restarting: time before it is probed once more, ms, doubled each time. */
const RECOVERY_MS = 3000
const LONGEST_RECOVERY_MS = 60_000
/** So often it is waited for in any case. */
const RECOVERIES = 2
const stumbles: ReadonlySet<ListHealth> = new Set(['unreachable', 'refusing'])

/**
 * Probes a list while no scan asks it anything else. One that stumbles is left in peace for a few seconds and probed
 * again, since neither silence nor a refusal can pass for an answer; and then, while the scans that can go on asking it,
 * for as long as `mayWait`, asked before each wait, says so. Ends early, without meaning, when the scan is stopped.
 */
export async function probeInPeace(parts: ProbeParts, mayWait: () => boolean): Promise<ProbeFinding> {
  const { listJob, ports, route, lane, pace } = parts
  const { prober, signal, clock } = ports
  const letGo = lane.hold()
  try {
    let found = await prober.probe(listJob.list, route, pace, signal)
    for (let waits = 0; stumbles.has(found.health) && !signal.aborted; waits++) {
      const isAllowed = mayWait()
      if (waits >= RECOVERIES) {
        // Two scans that wait for each other's lists must not hold them for ever.
        letGo()
        if (!isAllowed) break
      }
      await clock.sleep(Math.min(RECOVERY_MS * 2 ** waits, LONGEST_RECOVERY_MS), signal)
      if (!signal.aborted) found = await prober.probe(listJob.list, route, pace, signal)
    }
    return found
  } finally {
    letGo()
  }
}

/** Probes a list that a scan begins with: once, or as above where another scan found it well. */
export async function probeAtFirst(parts: ProbeParts): Promise<ProbeFinding> {
  const { listJob, ports, route, lane, pace } = parts
  const inPeace = (): Promise<ProbeFinding> => probeInPeace(parts, () => false)
  if (lane.isWell) return inPeace()
  const letGo = lane.hold()
  const found = await ports.prober.probe(listJob.list, route, pace, ports.signal).finally(letGo)
  if (isUsable(found.health)) lane.isWell = true
  if (!stumbles.has(found.health)) return found
  // Scans that began together may have got in each other's way.
  await lane.whenFree(ports.signal)
  return lane.isWell && !ports.signal.aborted ? inPeace() : found
}
