import type { CheckCounts, UnknownRun } from '../../../shared/domain/scan.ts'
import type { ListEvidence, ScanEvidence } from '../../../shared/domain/scan-evidence.ts'

/**
 * Counts of one list over all targets of the scan: checks that were never made are unknown, so that
 * listed + clear + noted + unknown = checked = targets always holds.
 */
export function countListChecks(entry: ListEvidence, targets: number): CheckCounts {
  const { listed, clear, noted, unknown } = entry.counts
  const never = Math.max(0, targets - listed - clear - noted - unknown)
  return { checked: targets, listed, clear, noted, unknown: unknown + never }
}

/** Counts of all lists together. */
export function countChecks({ scan, lists }: ScanEvidence): CheckCounts {
  const all = lists.map((entry) => countListChecks(entry, scan.targets))
  const sum = (key: keyof CheckCounts): number => all.reduce((total, counts) => total + counts[key], 0)
  return {
    checked: sum('checked'),
    listed: sum('listed'),
    clear: sum('clear'),
    noted: sum('noted'),
    unknown: sum('unknown'),
  }
}

/**
 * Unknown runs of a scan, worth as many addresses as the counts say. Checks that were never made and that no run
 * names are `cancelled`; where they lie is known only when a list was not asked at all, else `ranges` is empty.
 */
export function completeUnknowns(evidence: ScanEvidence, wholeBlock: string): readonly UnknownRun[] {
  const { scan, lists, unknowns } = evidence
  const byList = Map.groupBy(unknowns, ({ listId }) => listId)
  return lists.flatMap((entry) => {
    const runs = byList.get(entry.list.id) ?? []
    const named = runs.reduce((sum, { addresses }) => sum + addresses, 0)
    const missing = countListChecks(entry, scan.targets).unknown - named
    if (missing <= 0) return runs
    const ranges = missing === scan.targets ? [wholeBlock] : []
    const never: UnknownRun = {
      listId: entry.list.id,
      cause: 'cancelled',
      health: null,
      addresses: missing,
      ranges,
    }
    return [...runs, never]
  })
}
