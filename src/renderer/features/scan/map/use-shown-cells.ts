import { useMemo } from 'react'
import type { ScanEvidence } from '../../../../shared/domain/scan-evidence.ts'
import type { Targets } from '../../../../shared/domain/targets.ts'
import type { ColourBy } from './cell-looks.ts'
import { changeCells } from './change-cells.ts'
import { copy } from './copy.ts'
import { cellsOfList } from './list-cells.ts'
import { ptrCells } from './ptr-cells.ts'
import { unknownCells } from './unknown-cells.ts'
import { useChanges } from './use-changes.ts'

interface Wish {
  readonly by: ColourBy
  /** The list of "One list". */
  readonly listId: string | null
  readonly evidence: ScanEvidence
  readonly targets: Targets | null
  /** The live cells, changed in place; `version` says when. */
  readonly cells: Uint16Array | null
  readonly version: number
}

/** The cells as a colour mode sees them, or null and one sentence why there are none. */
export function useShownCells({ by, listId, evidence, targets, cells, version }: Wish): {
  readonly shown: Uint16Array | null
  readonly why: string
} {
  const { scan, surroundings } = evidence
  const { changes, failure } = useChanges(by === 'changes', scan.id, scan.state)
  const count = targets?.count ?? 0
  const one = useMemo(
    () => (by === 'list' && listId !== null && targets ? cellsOfList(evidence, listId, targets) : null),
    [by, listId, evidence, targets],
  )
  const unknowns = useMemo(
    () => (by === 'unknowns' && targets && cells ? unknownCells(evidence, targets, cells) : null),
    // The cells change in place; the version says when.
    // oxlint-disable-next-line react/exhaustive-deps
    [by, evidence, targets, cells, version],
  )
  const { reverseDns } = surroundings
  const ptr = useMemo(
    () => (by === 'ptr' && reverseDns && reverseDns.addresses > 0 ? ptrCells(reverseDns, count) : null),
    [by, reverseDns, count],
  )
  const changed = useMemo(
    () => (by === 'changes' && changes?.previousScanId ? changeCells(changes, count) : null),
    [by, changes, count],
  )
  switch (by) {
    case 'impact':
    case 'lists':
      return { shown: cells, why: copy.reading }
    case 'list':
      return { shown: one, why: copy.reading }
    case 'unknowns':
      return { shown: unknowns, why: copy.reading }
    case 'ptr':
      return { shown: ptr, why: copy.noPtr }
    case 'changes':
      if (failure) return { shown: null, why: `${failure.message} ${failure.next}` }
      return { shown: changed, why: changes ? copy.noPrevious : copy.reading }
  }
}
