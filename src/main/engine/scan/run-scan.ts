import { askList } from './ask-list.ts'
import type { ScanJob, ScanPorts } from './scan-ports.ts'
import { countWorkers } from './workers.ts'

/**
 * Runs a scan: every list on its own, all at once, each at its own pace under the global one, so that a slow list
 * never holds back a fast one. Resolves when all lists are through or the signal stopped them; rejects only on a
 * fault of the program itself.
 */
export async function runScan(job: ScanJob, ports: ScanPorts): Promise<void> {
  const workers = countWorkers()
  const runs = await Promise.allSettled(
    job.lists.map(async (listJob) => {
      workers.began()
      await askList(job, listJob, ports, workers).finally(() => workers.rested())
    }),
  )
  const failed = runs.find((run) => run.status === 'rejected')
  if (failed) throw failed.reason
}
