import { impacts } from '../../../shared/domain/impact.ts'
import type { ScanEvidence } from '../../../shared/domain/scan-evidence.ts'
import { targetWords } from '../../../shared/domain/target-words.ts'
import type { BuiltCase } from './build-cases.ts'
import { describeCount, describePart } from './describe-figures.ts'
import { impactForce } from './rules.ts'
import { type WeighedReason, weighReason } from './weighed-reason.ts'

/** Listings that came back after an earlier scan had found them gone, one reason per list that filters act on. */
export function historyReasons(
  { recurrences, lists, scan }: ScanEvidence,
  cases: readonly BuiltCase[],
  targets: number,
): readonly WeighedReason[] {
  return recurrences.flatMap(({ listId, addresses, times, firstListedAt, lastClearAt }) => {
    const list = lists.find((entry) => entry.list.id === listId)?.list
    const involved = cases.filter((entry) => entry.case.listId === listId && !entry.case.policy)
    const found = involved.flatMap((entry) => entry.findings)
    const impact = impacts.find((one) => found.some((finding) => finding.impact === one)) ?? 'none'
    if (!list || impact === 'none') return []
    const often = times > 1 ? `, ${describeCount(times, 'time', 'times')} by now` : ''
    return weighReason({
      code: 'recurring-listing',
      force: Math.min(1, impactForce[impact] * 0.8 + 0.05 * (times - 1)),
      named: true,
      phrase: `${list.name} lists ${describePart(addresses, targets, targetWords(scan))} again that an earlier scan had found clear${often}`,
      more: [
        `First seen listed on ${firstListedAt.slice(0, 10)}, clear on ${lastClearAt.slice(0, 10)}: the cause is not gone.`,
      ],
      listIds: [listId],
      caseIds: involved.map((entry) => entry.case.id),
    })
  })
}
