import { type Cell, type PackedCell, packCell, unpackCell } from '../../../../shared/domain/cell.ts'
import { severities } from '../../../../shared/domain/impact.ts'
import { changeSteps, type ModeStep, ptrSteps } from './mode-steps.ts'

/** What the colour of a cell stands for. */
export type ColourBy = 'impact' | 'lists' | 'unknowns' | 'list' | 'ptr' | 'changes'

/** Names of the fills; each is a CSS variable, see `fillVariables`. */
export type Fill =
  | 'untouched'
  | 'partial'
  | 'clear'
  | 'policy'
  | 'low'
  | 'medium'
  | 'high'
  | 'critical'
  | 'heat-1'
  | 'heat-2'
  | 'heat-3'
  | 'heat-4'
  | 'heat-5'

/** The CSS variable behind each fill. */
export const fillVariables: Readonly<Record<Fill, string>> = {
  untouched: '--surface',
  partial: '--surface',
  clear: '--sev-clear',
  policy: '--sev-policy',
  low: '--sev-low',
  medium: '--sev-medium',
  high: '--sev-high',
  critical: '--sev-critical',
  'heat-1': '--heat-1',
  'heat-2': '--heat-2',
  'heat-3': '--heat-3',
  'heat-4': '--heat-4',
  'heat-5': '--heat-5',
}

const heatFrom = [1, 2, 3, 5, 10] as const
/** Steps of "number of lists", with the words of the legend. */
export const heatSteps: readonly { readonly fill: Fill; readonly words: string }[] = [
  { fill: 'heat-1', words: '1 list' },
  { fill: 'heat-2', words: '2' },
  { fill: 'heat-3', words: '3–4' },
  { fill: 'heat-4', words: '5–9' },
  { fill: 'heat-5', words: '10 or more' },
]

/** The fill of a cell. Unknown is not a fill: it is hatched over whatever is known. */
export function fillOf(cell: Cell, by: ColourBy): Fill {
  if ((by === 'impact' || by === 'list') && cell.severity !== 'clear') return cell.severity
  if (by === 'lists' && cell.lists > 0) {
    const step = heatFrom.findLastIndex((from) => cell.lists >= from)
    return heatSteps[step]?.fill ?? 'heat-1'
  }
  if (cell.progress === 'untouched') return 'untouched'
  const step = stepOf(cell, by)
  if (step) return step.fill
  return cell.progress === 'partial' ? 'partial' : 'clear'
}

/** The step of a mode whose cells keep a place in an order, see mode-steps; null for the others, and for what looks clear. */
function stepOf(cell: Cell, by: ColourBy): ModeStep | null {
  if (by === 'ptr') return ptrSteps[cell.lists] ?? null
  return by === 'changes' ? (changeSteps[cell.lists] ?? null) : null
}

/** The letter or number that repeats the colour of a cell; null where a mark does, or nothing is to be said. */
export function letterOf(cell: Cell, by: ColourBy): string | null {
  if (by === 'lists') return cell.lists > 0 ? String(Math.min(cell.lists, 99)) : null
  return cell.progress === 'untouched' ? null : (stepOf(cell, by)?.letter ?? null)
}

/** Share (0–1) of neighbouring targets that are listed or, in other modes, have something to say. */
export function listedShare(cells: Uint16Array, from: number, count: number): number {
  const members = cells.subarray(from, from + count)
  let listed = 0
  for (const packed of members) if (packed >>> 8 > 0 || (packed & 7) !== 0) listed += 1
  return members.length === 0 ? 0 : listed / members.length
}

/** One cell for neighbouring targets that share it: the worst of each. */
export function mergeCells(cells: Uint16Array, from: number, count: number): PackedCell {
  if (count === 1) return cells[from] ?? 0
  let merged = unpackCell(cells[from] ?? 0)
  for (let at = from + 1; at < Math.min(from + count, cells.length); at++) {
    const next = unpackCell(cells[at] ?? 0)
    merged = {
      severity:
        severities.indexOf(next.severity) > severities.indexOf(merged.severity)
          ? next.severity
          : merged.severity,
      allowed: merged.allowed || next.allowed,
      unknown: merged.unknown || next.unknown,
      progress: next.progress === merged.progress ? merged.progress : 'partial',
      lists: Math.max(merged.lists, next.lists),
    }
  }
  return packCell(merged)
}
