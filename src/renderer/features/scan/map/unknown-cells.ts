import { packCell, unpackCell } from '../../../../shared/domain/cell.ts'
import type { ScanEvidence } from '../../../../shared/domain/scan-evidence.ts'
import type { Targets } from '../../../../shared/domain/targets.ts'
import { rangeTargets } from './range-targets.ts'

/** Cells by what is not known: hatched where at least one list has no answer, `lists` counts those lists. */
export function unknownCells(evidence: ScanEvidence, targets: Targets, cells: Uint16Array): Uint16Array {
  const counts = new Uint16Array(targets.count)
  for (const run of evidence.unknowns) {
    for (const range of run.ranges) {
      const [from, to] = rangeTargets(targets, range) ?? [0, -1]
      for (let target = from; target <= to; target++) counts[target] = (counts[target] ?? 0) + 1
    }
  }
  return cells.map((packed, target) => {
    const { progress, unknown } = unpackCell(packed)
    const lists = counts[target] ?? 0
    return packCell({ severity: 'clear', allowed: false, unknown: unknown || lists > 0, progress, lists })
  })
}
