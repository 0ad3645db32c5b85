import { OperationError } from '../../shared/domain/operation-error.ts'
import type { Scan } from '../../shared/domain/scan.ts'
import type { ChangeMap, DiffSide, ScanDiff } from '../../shared/domain/scan-diff.ts'
import type { JudgedScan } from '../../shared/domain/scan-evidence.ts'
import type { ScanChecks } from '../engine/judge/compare-checks.ts'
import { type ChecksDiff, diffScans as diffChecks } from '../engine/judge/diff-scans.ts'
import type { Context } from './context.ts'
import { findScan } from './find-scan.ts'
import { targetsOfScan } from './open-board.ts'
import { readScan } from './read-scan.ts'

/**
 * What changed from one stored scan to another, both judged under the present rules. Throws `bad-input` when they
 * have no address in common.
 */
export function diffScans(context: Context, beforeId: string, afterId: string): ScanDiff {
  const [before, after] = [findScan(context, beforeId), findScan(context, afterId)]
  const found = diffStored(context, before, after)
  if (found === null) {
    throw new OperationError(
      'bad-input',
      `Scan ${before.id} of ${before.block} and scan ${after.id} of ${after.block} have no check in common.`,
      'Name two scans of the same block, for IPv6 at the same granularity.',
    )
  }
  const [was, is] = [readScan(context, before.id), readScan(context, after.id)]
  const codes = ({ verdict }: JudgedScan): readonly string[] => [
    ...new Set(verdict.reasons.map(({ code }) => code)),
  ]
  const { compared, counts, changes, listsOnlyBefore, listsOnlyAfter } = found
  return {
    before: sideOf(was),
    after: sideOf(is),
    compared,
    reasonsGone: codes(was).filter((code) => !codes(is).includes(code)),
    reasonsNew: codes(is).filter((code) => !codes(was).includes(code)),
    counts,
    changes,
    listsOnlyBefore,
    listsOnlyAfter,
  }
}

/** The change of each target of a scan since the finished scan of the block before it, for the map. */
export function readChanges(context: Context, scanId: string): ChangeMap {
  const scan = findScan(context, scanId)
  const previous = previousScan(context.store.scans.list({ block: scan.block }), scan)
  const found = previous && diffStored(context, previous, scan)
  return {
    scanId,
    previousScanId: found ? previous.id : null,
    previousStartedAt: found ? previous.startedAt : null,
    cells: found ? found.cells : new Uint8Array(0),
  }
}

/** The finished scan of the same targets that came before; `scans` are those of the block, newest first. */
export function previousScan(scans: readonly Scan[], scan: Scan): Scan | null {
  const at = scans.findIndex(({ id }) => id === scan.id)
  const { targets, settings } = scan
  return (
    scans
      .slice(at + 1)
      .find(
        (other) =>
          other.state === 'finished' &&
          other.targets === targets &&
          other.settings.granularity === settings.granularity,
      ) ?? null
  )
}

/** Compares two stored scans check by check; null when they have nothing in common. */
export function diffStored(context: Context, before: Scan, after: Scan): ChecksDiff | null {
  return diffChecks(readChecks(context, before), readChecks(context, after))
}

function readChecks({ store }: Context, scan: Scan): ScanChecks {
  const targets = targetsOfScan(scan)
  return {
    targets,
    lists: store.scanLists.of(scan.id).map(({ list }) => ({
      list,
      map: store.outcomes.load(scan.id, list.id, targets.count),
    })),
    listings: store.listings.of(scan.id),
  }
}

function sideOf({ evidence, verdict }: JudgedScan): DiffSide {
  const { scan, listedAddresses } = evidence
  const { decision, headline, rules, coverage } = verdict
  const { id: scanId, block, startedAt } = scan
  return { scanId, block, startedAt, decision, headline, rules, coverage, listedAddresses }
}
