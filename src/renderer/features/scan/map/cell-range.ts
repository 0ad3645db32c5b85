import { formatBlock } from '../../../../shared/domain/block.ts'
import { rangeOfTargets, type Targets } from '../../../../shared/domain/targets.ts'
import { formatQuantity } from '../../../ui/format.ts'
import type { CellLayout } from './cell-layout.ts'
import type { ColourBy } from './cell-looks.ts'
import { legendEntries } from './legend-entries.ts'

/** A run of cells in address order, both ends included. */
export interface CellRange {
  readonly from: number
  readonly to: number
}

/** The run between two cells, whichever comes first. */
export const rangeBetween = (a: number, b: number): CellRange => ({
  from: Math.min(a, b),
  to: Math.max(a, b),
})

/** The targets of a run of cells. */
export function targetsOfRange(
  { from, to }: CellRange,
  { perCell }: CellLayout,
  targets: Targets,
): CellRange {
  return { from: from * perCell, to: Math.min((to + 1) * perCell, targets.count) - 1 }
}

/** A run of cells as a block or range of addresses. */
export function nameRange(range: CellRange, layout: CellLayout, targets: Targets): string {
  const { from, to } = targetsOfRange(range, layout, targets)
  return formatBlock(rangeOfTargets(targets, from, to))
}

/** A run of cells with what is known of it: `192.0.2.0/30: 4 addresses; critical 1, clear 3`. */
export function describeRange(
  range: CellRange,
  layout: CellLayout,
  targets: Targets,
  cells: Uint16Array,
  by: ColourBy,
): string {
  const { from, to } = targetsOfRange(range, layout, targets)
  const totals = legendEntries(cells.subarray(from, to + 1), by)
    .filter(({ count }) => count > 0)
    .map(({ words, count }) => `${words.toLowerCase()} ${count.toLocaleString('en')}`)
  const size = formatQuantity(to - from + 1, 'address', 'addresses')
  return `${nameRange(range, layout, targets)}: ${size}; ${totals.join(', ')}`
}
