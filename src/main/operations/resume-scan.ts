import { OperationError } from '../../shared/domain/operation-error.ts'
import type { Scan } from '../../shared/domain/scan.ts'
import { checkPath } from './check-path.ts'
import type { Context } from './context.ts'
import { findScan } from './find-scan.ts'
import { launchScan } from './launch-scan.ts'

/** Goes on with a stopped, failed or killed scan, as it was set up; a finished one is refused. */
export async function resumeScan(context: Context, scanId: string): Promise<Scan> {
  const scan = findScan(context, scanId)
  if (scan.state === 'finished') {
    throw new OperationError(
      'bad-input',
      `Scan ${scanId} is finished.`,
      'Start a new scan of the block instead.',
    )
  }
  const lists = context.store.scanLists.of(scanId).map(({ list }) => list)
  const pathWarnings = await checkPath(context, scan.settings.path, lists)
  launchScan(context, scan, pathWarnings)
  return findScan(context, scanId)
}
