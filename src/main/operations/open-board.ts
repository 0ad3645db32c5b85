import { parseBlock } from '../../shared/domain/block.ts'
import { isUsable } from '../../shared/domain/health.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { Scan } from '../../shared/domain/scan.ts'
import { type Targets, targetsOf } from '../../shared/domain/targets.ts'
import type { ListJob } from '../engine/scan/scan-ports.ts'
import type { Context } from './context.ts'
import { ScanBoard } from './scan-board.ts'

/** A stored scan brought back into memory. */
export interface OpenBoard {
  readonly targets: Targets
  readonly lists: readonly ListJob[]
  readonly board: ScanBoard
}

/** Rebuilds the board of a stored scan; its maps are those of the list jobs. */
export function openBoard(context: Context, scan: Scan): OpenBoard {
  const targets = targetsOfScan(scan)
  const { store } = context
  const evidence = Map.groupBy(
    [...store.listings.of(scan.id), ...store.notes.of(scan.id)],
    (listing) => listing.listId,
  )
  const lists = store.scanLists.of(scan.id).map(({ list, before, after }) => ({
    list,
    before,
    after,
    map: store.outcomes.load(scan.id, list.id, targets.count),
  }))
  const inputs = lists.map(({ list, map, before, after }) => ({
    list,
    map,
    evidence: evidence.get(list.id) ?? [],
    health: before && !isUsable(before.health) ? before.health : ((after ?? before)?.health ?? null),
  }))
  return { targets, lists, board: new ScanBoard(targets.count, targets.block.family, inputs) }
}

/** The targets of a stored scan. */
export function targetsOfScan(scan: Scan): Targets {
  const parsed = parseBlock(scan.block)
  if (!parsed.ok) throw new OperationError('database', `Scan ${scan.id} is of no block: ${parsed.problem}`)
  return targetsOf(parsed.block, scan.settings.granularity)
}
