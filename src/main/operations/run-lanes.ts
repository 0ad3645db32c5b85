import { repeatWords } from '../engine/scan/lane-sink.ts'
import type { LaneJob } from '../engine/scan/lane-talk.ts'
import type { ScanSink } from '../engine/scan/scan-ports.ts'
import type { Lane } from './lane-port.ts'

/** Who hears what lanes do. */
export interface LaneAudience {
  readonly sink: ScanSink
  readonly counted: (packets: { readonly queries: number; readonly ignored: number }) => void
  readonly signal: AbortSignal
}

/** Opens `count` lanes; none at all when one of them cannot be had. */
export async function openLanes(count: number, open: () => Promise<Lane | null>): Promise<readonly Lane[]> {
  const opened = await Promise.all(Array.from({ length: count }, open))
  const lanes = opened.filter((lane) => lane !== null)
  if (lanes.length === count) return lanes
  await Promise.all(lanes.map((lane) => lane.close()))
  return []
}

/** Runs each job in its lane and repeats what they tell; resolves when all are through, then rejects if one broke. */
export async function runLanes(
  lanes: readonly Lane[],
  jobs: readonly LaneJob[],
  { sink, counted, signal }: LaneAudience,
): Promise<void> {
  const runs = await Promise.allSettled(
    jobs.map((job, i) => {
      const listIds = job.lists.map(({ list }) => list.id)
      const lane = lanes[i] as Lane
      return lane.run(
        job,
        (report) => {
          counted(report)
          repeatWords(report.words, listIds, sink)
        },
        signal,
      )
    }),
  )
  await Promise.all(lanes.map((lane) => lane.close()))
  const broken = runs.find((run) => run.status === 'rejected')
  if (broken) throw broken.reason
}
