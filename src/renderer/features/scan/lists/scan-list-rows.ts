import type { ListHealth } from '../../../../shared/domain/health.ts'
import { isUsable } from '../../../../shared/domain/health.ts'
import type { LiveList } from '../../../../shared/domain/live-scan.ts'
import type { CheckCounts } from '../../../../shared/domain/scan.ts'
import type { JudgedScan, ListEvidence } from '../../../../shared/domain/scan-evidence.ts'

/** One row of the lists of a scan. */
export interface ScanListRow {
  readonly part: ListEvidence
  readonly health: ListHealth | null
  /** The IP version of the block when the list has no data for it, else null. */
  readonly noDataFor: 4 | 6 | null
  readonly counts: CheckCounts
  /** Distinct codes seen, ascending. */
  readonly codes: readonly string[]
}

/** Lists of a scan with the codes they gave; counts and health are the newest that came over the line. */
export function scanListRows({ evidence }: JudgedScan, live: readonly LiveList[]): readonly ScanListRow[] {
  const newest = new Map(live.map((list) => [list.listId, list]))
  const codes = new Map<string, Set<string>>()
  for (const { listId, codes: seen } of [...evidence.listings, ...evidence.notes]) {
    const known = codes.get(listId) ?? new Set()
    for (const code of seen) known.add(code)
    codes.set(listId, known)
  }
  const family = evidence.scan.block.includes(':') ? 6 : 4
  return evidence.lists.map((part) => {
    const now = newest.get(part.list.id)
    return {
      part,
      health: now ? now.health : healthOf(part),
      noDataFor: part.list.families.includes(family) ? null : family,
      counts: now?.counts ?? part.counts,
      codes: [...(codes.get(part.list.id) ?? [])].toSorted(byNumber),
    }
  })
}

const byNumber = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true })

/** The health that decides: a list that failed before its checks is not made good by what came after. */
function healthOf({ before, after }: ListEvidence): ListHealth | null {
  if (before && !isUsable(before.health)) return before.health
  return (after ?? before)?.health ?? null
}
