import { packCell } from '../../../../shared/domain/cell.ts'
import { worstSeverity } from '../../../../shared/domain/grade-listing.ts'
import type { ScanEvidence } from '../../../../shared/domain/scan-evidence.ts'
import type { Targets } from '../../../../shared/domain/targets.ts'
import { rangeTargets } from './range-targets.ts'

/**
 * Cells as one list alone sees them. While the list still has checks to do, an address without a stored word is
 * shown as not asked: which ones were asked is not known here, and none may look clear that is not.
 */
export function cellsOfList(evidence: ScanEvidence, listId: string, targets: Targets): Uint16Array {
  const part = evidence.lists.find(({ list }) => list.id === listId)
  const complete = part !== undefined && part.counts.checked >= targets.count
  const silent = packCell({
    severity: 'clear',
    allowed: false,
    unknown: false,
    progress: complete ? 'done' : 'untouched',
    lists: 0,
  })
  const cells = new Uint16Array(targets.count).fill(silent)
  if (!part) return cells
  const unknown = packCell({ severity: 'clear', allowed: false, unknown: true, progress: 'done', lists: 0 })
  for (const run of evidence.unknowns) {
    if (run.listId !== listId) continue
    for (const range of run.ranges) {
      const [from, to] = rangeTargets(targets, range) ?? [0, -1]
      cells.fill(unknown, from, to + 1)
    }
  }
  for (const listing of evidence.listings) {
    if (listing.listId !== listId) continue
    const severity = worstSeverity(part.list, listing.codes)
    cells[listing.target] = packCell({ severity, allowed: false, unknown: false, progress: 'done', lists: 1 })
  }
  const allowed = part.list.polarity === 'allow'
  for (const note of evidence.notes) {
    if (note.listId !== listId) continue
    cells[note.target] = packCell({ severity: 'clear', allowed, unknown: false, progress: 'done', lists: 0 })
  }
  return cells
}
