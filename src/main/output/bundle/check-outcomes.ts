import type { CheckCounts } from '../../../shared/domain/scan.ts'
import { readTargets } from '../reports/read-range.ts'
import type { RestoredBundle } from './restore-evidence.ts'

const MOST_PROBLEMS = 50

/**
 * Counts the evidence of a bundle again: the outcome of every check against the counts, the listings and the unknown
 * runs. One sentence for each thing that does not add up.
 */
export function checkOutcomes({ evidence, outcomes }: RestoredBundle): readonly string[] {
  const { scan, lists, listings, notes, unknowns } = evidence
  const targets = readTargets(scan)
  const problems: string[] = []
  if (targets.count !== scan.targets)
    problems.push(`The block has ${targets.count} targets, the scan says ${scan.targets}.`)
  const ids = new Set(lists.map(({ list }) => list.id))
  for (const { listId } of [...listings, ...notes, ...unknowns, ...outcomes]) {
    if (!ids.has(listId))
      problems.push(`Something is said of list ${listId}, which the catalogue part lacks.`)
    if (problems.length > MOST_PROBLEMS) return problems
  }
  const runsOf = new Map(outcomes.map(({ listId, runs }) => [listId, runs]))
  for (const { list, counts } of lists) {
    const { found, listed, noted, whole } = countRuns(runsOf.get(list.id) ?? [], scan.targets)
    if (!whole) problems.push(`The outcomes of list ${list.id} do not cover the block once.`)
    for (const key of ['checked', 'listed', 'clear', 'noted', 'unknown'] as const) {
      if (found[key] !== counts[key])
        problems.push(`List ${list.id}: ${key} is ${counts[key]}, its outcomes say ${found[key]}.`)
    }
    const missing = countMissing(listings, list.id, listed) + countMissing(notes, list.id, noted)
    if (missing > 0) problems.push(`List ${list.id}: ${missing} listings or notes do not fit its outcomes.`)
    const unknown = unknowns
      .filter(({ listId }) => listId === list.id)
      .reduce((sum, { addresses }) => sum + addresses, 0)
    if (unknown !== counts.unknown)
      problems.push(`List ${list.id}: ${counts.unknown} checks are unknown, its runs name ${unknown}.`)
    if (problems.length > MOST_PROBLEMS) return problems
  }
  return problems
}

function countRuns(runs: RestoredBundle['outcomes'][number]['runs'], targets: number) {
  const found = { checked: 0, listed: 0, clear: 0, noted: 0, unknown: 0 } satisfies CheckCounts
  const listed = new Set<number>()
  const noted = new Set<number>()
  let next = 0
  let whole = true
  for (const [word, first, last] of runs) {
    if (first !== next || last < first || last >= targets) whole = false
    if (!whole) break
    next = last + 1
    const count = last - first + 1
    found.checked += count
    if (word === 'clear' || word === 'listed' || word === 'noted') found[word] += count
    else found.unknown += count
    const kept = word === 'listed' ? listed : word === 'noted' ? noted : null
    if (kept) for (let target = first; target <= last; target++) kept.add(target)
  }
  return { found, listed, noted, whole: whole && next === targets }
}

/** Listings without an outcome, and outcomes without a listing. */
function countMissing(
  listings: readonly { readonly listId: string; readonly target: number }[],
  listId: string,
  outcomes: ReadonlySet<number>,
): number {
  const told = new Set(listings.flatMap((listing) => (listing.listId === listId ? [listing.target] : [])))
  const lost = [...told].filter((target) => !outcomes.has(target)).length
  return lost + [...outcomes].filter((target) => !told.has(target)).length
}
