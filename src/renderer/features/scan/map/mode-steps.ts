import type { ReverseState } from '../../../../shared/domain/reverse-dns-findings.ts'
import type { CellChange } from '../../../../shared/domain/scan-diff.ts'

/** A fill with the words of the legend and the letter that repeats it in a cell. */
export interface ModeStep {
  readonly fill: 'heat-1' | 'heat-2' | 'heat-3' | 'heat-4' | 'heat-5'
  readonly words: string
  readonly letter: string
}

/** PTR states from good to bad, so that the worst stands for cells that share a place. */
export const ptrOrder: readonly ReverseState[] = ['confirmed', 'unconfirmed', 'missing']

/** How PTR states look, by their place in `ptrOrder`; null looks clear. */
export const ptrSteps: readonly (ModeStep | null)[] = [
  null,
  { fill: 'heat-2', words: 'Name does not lead back', letter: 'U' },
  { fill: 'heat-4', words: 'No PTR', letter: 'M' },
]

/** Changes from good to bad. */
export const changeOrder: readonly CellChange[] = [
  'same',
  'less-known',
  'more-known',
  'better',
  'mixed',
  'worse',
]

/** How changes look, by their place in `changeOrder`; null looks clear, less known is hatched. */
export const changeSteps: readonly (ModeStep | null)[] = [
  null,
  null,
  { fill: 'heat-1', words: 'More known', letter: '·' },
  { fill: 'heat-2', words: 'Better', letter: '−' },
  { fill: 'heat-4', words: 'Better and worse', letter: '±' },
  { fill: 'heat-5', words: 'Worse', letter: '+' },
]
