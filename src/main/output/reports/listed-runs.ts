import { formatRange } from '../../../shared/domain/block.ts'
import type { ScanEvidence } from '../../../shared/domain/scan-evidence.ts'
import { rangeOfTargets, type Targets } from '../../../shared/domain/targets.ts'

/** Neighbouring addresses that are on the same lists. */
export interface ListedRun {
  /** One address, or `first-last`. */
  readonly range: string
  readonly addresses: number
  /** Ids of the lists, in order. */
  readonly listIds: readonly string[]
}

/** Listed addresses in address order, neighbours on the same lists taken together. */
export function listedRuns({ listings }: ScanEvidence, targets: Targets): readonly ListedRun[] {
  const byTarget = Map.groupBy(listings, ({ target }) => target)
  const runs: { from: number; to: number; listIds: readonly string[] }[] = []
  for (const target of [...byTarget.keys()].sort((a, b) => a - b)) {
    const listIds = [...new Set((byTarget.get(target) ?? []).map(({ listId }) => listId))].sort()
    const last = runs.at(-1)
    if (last && last.to === target - 1 && last.listIds.join(' ') === listIds.join(' ')) last.to = target
    else runs.push({ from: target, to: target, listIds })
  }
  return runs.map(({ from, to, listIds }) => ({
    range: formatRange(rangeOfTargets(targets, from, to)),
    addresses: to - from + 1,
    listIds,
  }))
}
