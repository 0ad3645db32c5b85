import type { PathWarning } from '../../shared/domain/path.ts'
import { removalsOfList } from '../../shared/domain/removals-of-list.ts'
import type { Scan } from '../../shared/domain/scan.ts'
import { targetsOf } from '../../shared/domain/targets.ts'
import type { ListCarryOver } from '../store/carry-over.ts'
import { accessNotices } from './access-notices.ts'
import { checkPath } from './check-path.ts'
import { closedNotices } from './closed-notices.ts'
import type { Context } from './context.ts'
import { expectFeedFolder } from './examine-netblocks.ts'
import { launchScan } from './launch-scan.ts'
import { openKeys } from './list-keys.ts'
import { openZoneFiles } from './open-zone-files.ts'
import { readAnyOrder } from './read-any-order.ts'
import { reusableFor } from './reusable-for.ts'
import type { ReadyOrder, ScanOrder } from './scan-order.ts'

/** Scans that were started, in the order of their blocks. */
export interface StartedScans {
  readonly scanIds: readonly string[]
  readonly pathWarnings: readonly PathWarning[]
  readonly notices: readonly string[]
}

/**
 * Starts one scan per block, one after another in this process. Bad input, a dead path or a signal that comes before the
 * scans are stored stores nothing; the signal's reason is thrown then.
 */
export async function startScans(
  context: Context,
  order: ScanOrder,
  signal?: AbortSignal,
): Promise<StartedScans> {
  const { ready, carried } = readAnyOrder(context, order)
  const isAsked = askedOnly(carried)
  await expectFeedFolder(context, ready.settings.examine?.feeds)
  const zones = await openZoneFiles(await openKeys(context, ready.lists), ready.lists)
  const pathWarnings = await checkPath(context, ready.settings.path, zones.lists.filter(isAsked))
  signal?.throwIfAborted()
  const lists = zones.lists.map((list) => ({ list, ...removalsOfList(list, context.catalogue.removals) }))
  const plans = ready.blocks.map((block) => {
    const scan = newScan(context, ready, block)
    const reusable = order.reuse ? reusableFor(context, scan, ready.lists) : null
    if (!reusable) return { scan, carried }
    return {
      scan: { ...scan, settings: { ...scan.settings, rescan: reusable.rescan } },
      carried: reusable.carried,
    }
  })
  for (const { scan, carried: takenOver } of plans) {
    context.store.scans.create(scan, lists)
    if (takenOver.length > 0) context.store.carryOver(scan.id, takenOver)
    if (Object.values(order.offer).some((text) => text !== ''))
      context.store.offers.save(scan.block, order.offer)
  }
  for (const { scan } of plans) launchScan(zones.context, scan, pathWarnings)
  const ofBlocks = ready.blocks.flatMap((block) => block.notices)
  const ofLists = [...closedNotices(context, ready.lists), ...accessNotices(zones.context, ready.lists)]
  const notices = [...ofBlocks, ...ofLists, ...zones.notices]
  return { scanIds: plans.map(({ scan }) => scan.id), pathWarnings, notices }
}

/** Lists of which everything is carried over are not asked, so the path to them does not matter. */
function askedOnly(carried: readonly ListCarryOver[]): (list: { readonly id: string }) => boolean {
  const whole = new Set(carried.filter(({ after }) => after !== null).map(({ listId }) => listId))
  return ({ id }) => !whole.has(id)
}

function newScan(context: Context, ready: ReadyOrder, { block, text }: ReadyOrder['blocks'][number]): Scan {
  return {
    id: newScanId(context),
    block: text,
    state: 'stopped',
    failure: null,
    settings: ready.settings,
    targets: targetsOf(block, ready.settings.granularity).count,
    startedAt: new Date(context.now()).toISOString(),
    finishedAt: null,
    activeSeconds: 0,
    queriesSent: 0,
    ignoredResponses: 0,
    catalogueVersion: context.catalogue.version,
    practice: context.practice,
  }
}

/** Day and six random letters: short enough to type, and in order of time when sorted. */
function newScanId(context: Context): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const random = [...context.randomBytes(6)].map((byte) => letters[byte % letters.length]).join('')
  return `${new Date(context.now()).toISOString().slice(0, 10).replaceAll('-', '')}-${random}`
}
