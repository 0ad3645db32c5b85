import { packCell } from '../../../../shared/domain/cell.ts'
import {
  type ReverseDnsFindings,
  type ReverseState,
  reverseLetters,
} from '../../../../shared/domain/reverse-dns-findings.ts'
import { ptrOrder } from './mode-steps.ts'

/** Cells by reverse DNS: `lists` is the place in `ptrOrder`, unknown is unknown, beyond what was examined untouched. */
export function ptrCells({ states }: ReverseDnsFindings, count: number): Uint16Array {
  const untouched = packCell({
    severity: 'clear',
    allowed: false,
    unknown: false,
    progress: 'untouched',
    lists: 0,
  })
  const byLetter = new Map(
    (Object.keys(reverseLetters) as ReverseState[]).map((state) => [
      reverseLetters[state],
      packCell({
        severity: 'clear',
        allowed: false,
        unknown: state === 'unknown',
        progress: 'done',
        lists: Math.max(0, ptrOrder.indexOf(state)),
      }),
    ]),
  )
  const cells = new Uint16Array(count).fill(untouched)
  for (let target = 0; target < Math.min(count, states.length); target++) {
    cells[target] = byLetter.get(states[target] ?? '') ?? untouched
  }
  return cells
}
