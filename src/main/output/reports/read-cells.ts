import type { Cell } from '../../../shared/domain/cell.ts'
import { cellWeights, ENOUGH_COVERAGE } from '../../../shared/domain/cell-weights.ts'
import { worstSeverity } from '../../../shared/domain/grade-listing.ts'
import { severities } from '../../../shared/domain/impact.ts'
import type { ScanEvidence } from '../../../shared/domain/scan-evidence.ts'
import type { Targets } from '../../../shared/domain/targets.ts'
import { completeUnknowns } from './count-checks.ts'
import { readRange } from './read-range.ts'

/** Most cells of a map on a screen; larger blocks share a cell among neighbours. */
export const MOST_CELLS = 65_536

/** The cells of a map in address order. */
export interface MapCells {
  readonly cells: readonly Cell[]
  /** How many targets of each cell are on a block list. */
  readonly listed: Uint32Array
  /** Neighbouring targets that share a cell, a power of two. */
  readonly perCell: number
}

/**
 * What a map shows of each address: its worst listing, how many lists, whether too much is unknown. Where several
 * addresses share a cell, so that no more than `mostCells` are drawn, it shows the worst of each. An unknown whose
 * place is not stored counts for every address.
 */
export function readCells(evidence: ScanEvidence, targets: Targets, mostCells: number): MapCells {
  const { lists, listings, notes } = evidence
  const perCell = Math.max(1, 2 ** Math.ceil(Math.log2(targets.count / mostCells)))
  const worst = new Uint8Array(targets.count)
  const listedBy = new Uint16Array(targets.count)
  const allowed = new Set<number>()
  const byId = new Map(lists.map(({ list }) => [list.id, list]))
  const ranks = new Map<string, number>()
  for (const { listId, target, codes } of listings) {
    const list = byId.get(listId)
    if (!list) continue
    const key = `${listId} ${codes.join(' ')}`
    const rank = ranks.get(key) ?? severities.indexOf(worstSeverity(list, codes))
    ranks.set(key, rank)
    worst[target] = Math.max(worst[target] ?? 0, rank)
    listedBy[target] = (listedBy[target] ?? 0) + 1
  }
  for (const { listId, target } of notes) if (byId.get(listId)?.polarity === 'allow') allowed.add(target)
  const unknown = readUnknown(evidence, targets)
  const cellOf = (target: number): Cell => ({
    severity: severities[worst[target] ?? 0] ?? 'clear',
    allowed: allowed.has(target),
    unknown: unknown[target] === 1,
    progress: 'done',
    lists: listedBy[target] ?? 0,
  })
  const listed = new Uint32Array(Math.ceil(targets.count / perCell))
  for (const [target, lists] of listedBy.entries()) {
    const cell = Math.floor(target / perCell)
    if (lists > 0) listed[cell] = (listed[cell] ?? 0) + 1
  }
  const cells = Array.from({ length: listed.length }, (_, i) => {
    let cell = cellOf(i * perCell)
    for (let target = i * perCell + 1; target < Math.min((i + 1) * perCell, targets.count); target++) {
      cell = worse(cell, cellOf(target))
    }
    return cell
  })
  return { cells, listed, perCell }
}

/** 1 for each target with less than enough weighted coverage. */
function readUnknown(evidence: ScanEvidence, targets: Targets): Uint8Array {
  const lists = evidence.lists.map(({ list }) => list)
  const weightOf = cellWeights(lists, targets.block.family)
  const total = [...weightOf.values()].reduce((sum, weight) => sum + weight, 0)
  // Weight that begins or ends at each target: the sum up to a target is what is unknown there.
  const steps = new Float64Array(targets.count + 1)
  const add = (from: number, to: number, weight: number): void => {
    steps[from] = (steps[from] ?? 0) + weight
    steps[to + 1] = (steps[to + 1] ?? 0) - weight
  }
  for (const run of completeUnknowns(evidence, evidence.scan.block)) {
    const weight = weightOf.get(run.listId) ?? 0
    if (weight === 0 || run.cause === 'unsupported-family') continue
    if (run.ranges.length === 0) add(0, targets.count - 1, weight)
    for (const text of run.ranges) {
      const range = readRange(targets, text)
      if (range) add(range[0], range[1], weight)
    }
  }
  let missing = 0
  return Uint8Array.from({ length: targets.count }, (_, target) => {
    missing += steps[target] ?? 0
    return total === 0 || 1 - missing / total < ENOUGH_COVERAGE - 1e-9 ? 1 : 0
  })
}

function worse(a: Cell, b: Cell): Cell {
  return {
    severity: severities.indexOf(b.severity) > severities.indexOf(a.severity) ? b.severity : a.severity,
    allowed: a.allowed || b.allowed,
    unknown: a.unknown || b.unknown,
    progress: 'done',
    lists: Math.max(a.lists, b.lists),
  }
}
