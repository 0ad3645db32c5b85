import type { DnsblList } from '../../shared/domain/list.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { Scan } from '../../shared/domain/scan.ts'
import { checkPath } from './check-path.ts'
import type { Context } from './context.ts'
import { expectFeedFolder } from './examine-netblocks.ts'
import { findScan } from './find-scan.ts'
import { launchScan } from './launch-scan.ts'
import { openKeys } from './list-keys.ts'
import { openZoneFiles } from './open-zone-files.ts'

/**
 * Goes on with a stopped, failed or killed scan, as it was set up; a finished one is refused. A signal that comes before it
 * runs again leaves it as it is, and its reason is thrown.
 */
export async function resumeScan(context: Context, scanId: string, signal?: AbortSignal): Promise<Scan> {
  const scan = findScan(context, scanId)
  if (scan.state === 'finished') {
    throw new OperationError(
      'bad-input',
      `Scan ${scanId} is finished.`,
      'Start a new scan of the block instead.',
    )
  }
  await expectFeedFolder(context, scan.settings.examine?.feeds)
  const lists = context.store.scanLists.of(scanId).map(({ list }) => list)
  const zones = await openZoneFiles(await openKeys(context, lists), lists)
  refuseNewerData(scanId, lists, zones.lists)
  const pathWarnings = await checkPath(context, scan.settings.path, lists)
  signal?.throwIfAborted()
  launchScan(zones.context, scan, pathWarnings)
  return findScan(context, scanId)
}

/** A resumed scan must end as an undisturbed one, so all its answers come from the same data. */
function refuseNewerData(scanId: string, before: readonly DnsblList[], now: readonly DnsblList[]): void {
  const dateOf = (list: DnsblList | undefined): string =>
    list?.zoneFiles.map(({ modifiedAt }) => modifiedAt).join(' ') ?? ''
  const changed = before.find((list, i) => dateOf(list) !== dateOf(now[i]))
  if (!changed) return
  throw new OperationError(
    'bad-input',
    `The zone file of ${changed.id} has changed since scan ${scanId} began.`,
    'Start a new scan of the block instead.',
  )
}
