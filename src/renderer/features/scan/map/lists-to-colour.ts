import type { ScanEvidence } from '../../../../shared/domain/scan-evidence.ts'
import { formatCount } from '../../../ui/format.ts'

/** One list of the "One list" choice. */
export interface ListChoice {
  readonly value: string
  readonly label: string
}

/** Lists of a scan with their counts, most listings first, then most unknowns. */
export function listsToColour(evidence: ScanEvidence): readonly ListChoice[] {
  return evidence.lists
    .toSorted(
      (a, b) =>
        b.counts.listed - a.counts.listed ||
        b.counts.noted - a.counts.noted ||
        b.counts.unknown - a.counts.unknown ||
        a.list.name.localeCompare(b.list.name),
    )
    .map(({ list, counts }) => ({ value: list.id, label: `${list.name} (${describeCounts(counts)})` }))
}

function describeCounts({ listed, noted, unknown }: ScanEvidence['lists'][number]['counts']): string {
  const parts = [
    noted > 0 ? `${formatCount(noted)} noted` : `${formatCount(listed)} listed`,
    ...(unknown > 0 ? [`${formatCount(unknown)} unknown`] : []),
  ]
  return parts.join(', ')
}
