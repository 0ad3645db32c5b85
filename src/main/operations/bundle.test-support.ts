import { parseBlock } from '../../shared/domain/block.ts'
import { CLEAR, LISTED, NOTED, unknownState } from '../../shared/domain/outcome.ts'
import { OutcomeMap } from '../../shared/domain/outcome-map.ts'
import type { JudgedScan } from '../../shared/domain/scan-evidence.ts'
import { targetOfAddress } from '../../shared/domain/targets.ts'
import { type BundleContents, buildBundle } from '../output/bundle/build-bundle.ts'
import { holdBreath } from '../output/reports/breathe.ts'
import { readTargets } from '../output/reports/read-range.ts'

/** The outcomes that a built scan must have had. */
export function outcomesOf({ evidence }: JudgedScan, listId: string): OutcomeMap {
  const { scan, listings, notes, unknowns } = evidence
  const map = new OutcomeMap(scan.targets)
  const targets = readTargets(scan)
  for (let target = 0; target < map.count; target++) map.set(target, CLEAR)
  for (const entry of listings) if (entry.listId === listId) map.set(entry.target, LISTED)
  for (const entry of notes) if (entry.listId === listId) map.set(entry.target, NOTED)
  for (const run of unknowns.filter((entry) => entry.listId === listId)) {
    for (const text of run.ranges) {
      const parsed = parseBlock(text)
      if (!parsed.ok) throw new Error(parsed.problem)
      const { family, first, last } = parsed.block
      const from = targetOfAddress(targets, { family, value: first }) ?? 0
      const to = targetOfAddress(targets, { family, value: last }) ?? 0
      for (let target = from; target <= to; target++) map.set(target, unknownState(run.cause))
    }
  }
  return map
}

/** A bundle of a built scan, with one report. */
export const bundleOf = (judged: JudgedScan, change: Partial<BundleContents> = {}) =>
  buildBundle({
    judged,
    outcomesOf: (listId) => outcomesOf(judged, listId),
    reports: [{ name: 'report.html', holds: 'a page', content: '<p>Page</p>' }],
    application: 'Blockvet 0.0.0',
    sign: null,
    breathe: holdBreath,
    ...change,
  })
