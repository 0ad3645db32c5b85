import { isUsable, type ProbeFinding } from '../../../shared/domain/health.ts'
import { joinPaces } from './create-pace.ts'
import type { ListLane } from './list-lane.ts'
import { listRate } from './list-pace.ts'
import { ListRun } from './list-run.ts'
import { probeAtFirst } from './probe-in-peace.ts'
import type { ListJob, ScanJob, ScanPorts } from './scan-ports.ts'
import { countWorkers, type Workers } from './workers.ts'

/**
 * Takes one list through a scan: probe, every pending check at the list's pace, further rounds for what got no
 * answer, probe again. A list that is unfit before, or differs after, loses its checks (evidence before speed).
 * Returns early, without the second probe, when the scan is stopped.
 */
export async function askList(
  job: ScanJob,
  listJob: ListJob,
  ports: ScanPorts,
  workers: Workers = countWorkers(),
): Promise<void> {
  const { list } = listJob
  if (listJob.after) return
  if (!list.families.includes(job.targets.block.family)) {
    ports.sink.lost(list.id, 'unsupported-family')
    return
  }
  const { lane, close } = ports.passage.openLane(list.id, {
    mostPerSecond: listRate(list, job.settings),
    isInOrder: list.dailyBudget !== null,
  })
  try {
    await askOnLane(job, listJob, ports, workers, lane)
  } finally {
    close()
  }
}

async function askOnLane(
  job: ScanJob,
  listJob: ListJob,
  ports: ScanPorts,
  workers: Workers,
  lane: ListLane,
): Promise<void> {
  const { list } = listJob
  const pace = joinPaces(lane, ports.passage.pace)
  const route = await ports.routeFor(list, ports.signal)
  const found = await probeAtFirst({ listJob, ports, route, lane, pace })
  if (ports.signal.aborted) return
  const before = listJob.before ?? found
  if (!listJob.before) ports.sink.probed(list.id, 'before', found)
  if (!isUsable(found.health) || found.health !== before.health || route.kind === 'none') {
    lose(listJob, found, ports)
    return
  }
  const after = await new ListRun({ job, listJob, ports, workers, route, lane, pace }).run(before)
  if (!after) return
  ports.sink.probed(list.id, 'after', after)
  if (after.health !== before.health) ports.sink.lost(list.id, 'unhealthy-list')
}

function lose(listJob: ListJob, finding: ProbeFinding, ports: ScanPorts): void {
  ports.sink.probed(listJob.list.id, 'after', finding)
  ports.sink.lost(listJob.list.id, 'unhealthy-list')
}
