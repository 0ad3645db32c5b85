import { unpackCell } from '../../../../shared/domain/cell.ts'
import { severities } from '../../../../shared/domain/impact.ts'
import { severityWords } from '../../../terms/severity-words.ts'
import { type ColourBy, fillOf, heatSteps } from './cell-looks.ts'
import { changeSteps, type ModeStep, ptrSteps } from './mode-steps.ts'

/** How many cells look how. */
export interface LegendCounts {
  readonly fills: ReadonlyMap<string, number>
  readonly allowed: number
  readonly unknown: number
}

/** Counts the looks of all cells. A cell can be unknown beside its fill; one of no known listing counts as unknown alone. */
export function countLooks(cells: Uint16Array, by: ColourBy): LegendCounts {
  // 65,536 possible values at most: count each first, spell it out once.
  const values = new Uint32Array(65_536)
  for (let at = 0; at < cells.length; at++) {
    const packed = cells[at] ?? 0
    values[packed] = (values[packed] ?? 0) + 1
  }
  const fills = new Map<string, number>()
  let allowed = 0
  let unknown = 0
  for (let packed = 0; packed < values.length; packed++) {
    const count = values[packed] ?? 0
    if (count === 0) continue
    const cell = unpackCell(packed)
    const fill = fillOf(cell, by)
    if (!(fill === 'clear' && cell.unknown)) fills.set(fill, (fills.get(fill) ?? 0) + count)
    if (cell.allowed) allowed += count
    if (cell.unknown) unknown += count
  }
  return { fills, allowed, unknown }
}

const clearWords: Readonly<Record<ColourBy, string>> = {
  impact: 'Clear',
  lists: 'No list',
  unknowns: 'Every list answered',
  list: 'Not listed',
  ptr: 'Confirmed',
  changes: 'Same as before',
}

const unknownWords: Readonly<Record<ColourBy, string>> = {
  impact: 'Too little known',
  lists: 'Too little known',
  unknowns: 'Some lists unknown',
  list: 'Unknown',
  ptr: 'No valid answer',
  changes: 'Less known',
}

const untouchedWords: Readonly<Partial<Record<ColourBy, string>>> = {
  ptr: 'Not examined',
  changes: 'Not compared',
}

/** A look with its words. */
export interface LegendStep {
  readonly fill: string
  readonly words: string
  readonly letter?: string | undefined
}

const worstFirst = (steps: readonly (ModeStep | null)[]): readonly LegendStep[] =>
  steps.filter((step) => step !== null).toReversed()

function stepsOf(by: ColourBy): readonly LegendStep[] {
  switch (by) {
    case 'impact':
    case 'list':
      return severities
        .toReversed()
        .filter((severity) => severity !== 'clear')
        .map((fill) => ({ fill, words: severityWords[fill] }))
    case 'lists':
      return heatSteps.toReversed()
    case 'unknowns':
      return []
    case 'ptr':
      return worstFirst(ptrSteps)
    case 'changes':
      return worstFirst(changeSteps)
  }
}

/** A look with the number of cells that have it. */
export interface LegendEntry extends LegendStep {
  readonly count: number
}

/** All looks of a mode with their counts, worst first; states that only some scans have are left out at 0. */
export function legendEntries(cells: Uint16Array, by: ColourBy): readonly LegendEntry[] {
  const { fills, allowed, unknown } = countLooks(cells, by)
  const partial = fills.get('partial') ?? 0
  const untouched = fills.get('untouched') ?? 0
  return [
    ...stepsOf(by).map((step) => ({ ...step, count: fills.get(step.fill) ?? 0 })),
    { fill: 'clear', words: clearWords[by], count: fills.get('clear') ?? 0 },
    { fill: 'hatched', words: unknownWords[by], count: unknown },
    ...(allowed > 0 ? [{ fill: 'allowed', words: 'Allow-listed', count: allowed }] : []),
    ...(partial > 0 ? [{ fill: 'partial', words: 'Partly asked', count: partial }] : []),
    ...(untouched > 0
      ? [{ fill: 'untouched', words: untouchedWords[by] ?? 'Not asked', count: untouched }]
      : []),
  ]
}
