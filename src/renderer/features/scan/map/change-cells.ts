import { packCell } from '../../../../shared/domain/cell.ts'
import { type ChangeMap, cellChanges } from '../../../../shared/domain/scan-diff.ts'
import { changeOrder } from './mode-steps.ts'

/**
 * Cells by what changed: `lists` is the place in `changeOrder`. What is less known is unknown, what was not compared
 * untouched: neither may look unchanged.
 */
export function changeCells(changes: ChangeMap, count: number): Uint16Array {
  const looks = cellChanges.map((change) =>
    packCell({
      severity: 'clear',
      allowed: false,
      unknown: change === 'less-known',
      progress: change === 'not-compared' ? 'untouched' : 'done',
      lists: Math.max(0, changeOrder.indexOf(change)),
    }),
  )
  const notCompared = looks[cellChanges.indexOf('not-compared')] ?? 0
  return Uint16Array.from(
    { length: count },
    (_, target) => looks[changes.cells[target] ?? cellChanges.length] ?? notCompared,
  )
}
