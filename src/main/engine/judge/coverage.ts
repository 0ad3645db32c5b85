import { impactWeight } from '../../../shared/domain/impact.ts'
import type { DnsblList } from '../../../shared/domain/list.ts'
import type { ListEvidence, ScanEvidence } from '../../../shared/domain/scan-evidence.ts'

/** How much of what one list could say is known. */
export interface ListCoverage {
  readonly list: DnsblList
  readonly health: string | null
  /** Checks the list could have an opinion on: all, without those of a family that it has no data for. */
  readonly checks: number
  /** Listed, clear or noted. */
  readonly known: number
  /** `checks` − `known`: unknown outcomes, and checks never made. */
  readonly unknown: number
  /** Weight of one check; 0 for allow and info lists. */
  readonly weight: number
}

/** Coverage of one scan. */
export interface Coverage {
  /** Share of weighted checks with a known outcome, 0–1; 0 when nothing of weight was asked. */
  readonly share: number
  /** Ordered by list id. */
  readonly lists: readonly ListCoverage[]
}

/**
 * Measures coverage. A check is known when its outcome is listed, clear or noted; unknown outcomes and checks that
 * were never made are not, and nothing turns them into anything else. Weights: `impactWeight` of block lists.
 */
export function measureCoverage(evidence: ScanEvidence): Coverage {
  const unsupported = countUnsupported(evidence)
  const lists = evidence.lists
    .map((entry) => measureList(entry, evidence.scan.targets, unsupported))
    .sort((a, b) => (a.list.id < b.list.id ? -1 : 1))
  const sum = (part: 'checks' | 'known'): number =>
    lists.reduce((total, entry) => total + entry[part] * entry.weight, 0)
  const all = sum('checks')
  return { share: all === 0 ? 0 : sum('known') / all, lists }
}

/** Share of one list's checks that are known, 0–1; 1 when it could not have an opinion on any. */
export const shareKnown = ({ known, checks }: ListCoverage): number => (checks === 0 ? 1 : known / checks)

function measureList(
  entry: ListEvidence,
  targets: number,
  unsupported: ReadonlyMap<string, number>,
): ListCoverage {
  const { list, counts, before, after } = entry
  const checks = Math.max(0, targets - (unsupported.get(list.id) ?? 0))
  const known = Math.min(checks, counts.listed + counts.clear + counts.noted)
  const weight = list.polarity === 'block' ? impactWeight[list.impact] : 0
  return { list, health: (after ?? before)?.health ?? null, checks, known, unknown: checks - known, weight }
}

function countUnsupported({ unknowns }: ScanEvidence): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { listId, cause, addresses } of unknowns) {
    if (cause === 'unsupported-family') counts.set(listId, (counts.get(listId) ?? 0) + addresses)
  }
  return counts
}
