import type { Targets } from '../../../shared/domain/targets.ts'
import { blockReasons } from './block-reasons.ts'
import type { BuiltCase } from './build-cases.ts'
import type { Coverage } from './coverage.ts'
import { coverageReasons } from './coverage-reasons.ts'
import { describeCount, describePart } from './describe-figures.ts'
import { levelTwoReasons } from './level-two-reasons.ts'
import { listingReasons } from './listing-reasons.ts'
import { type WeighedReason, weighReason } from './weighed-reason.ts'

/** Every reason that the evidence gives, in no order. At least one. */
export function weighReasons(
  cases: readonly BuiltCase[],
  coverage: Coverage,
  targets: Targets,
): readonly WeighedReason[] {
  const block = blockReasons(cases, targets.count)
  const told = new Set(
    block.filter(({ code }) => code === 'netblock-listing').flatMap(({ caseIds }) => caseIds),
  )
  // A list whose cases already stand as range entries need not be named a second time.
  const listings = listingReasons(cases, targets.count).filter(
    ({ caseIds }) => !caseIds.every((id) => told.has(id)),
  )
  const found = [...block, ...listings, ...levelTwoReasons(cases, targets), ...coverageReasons(coverage)]
  return found.length > 0 ? found : [nothingFound(coverage, targets.count)]
}

function nothingFound({ lists }: Coverage, targets: number): WeighedReason {
  const spoke = lists.filter(({ known, weight }) => known * weight > 0)
  const which =
    targets === 1 ? 'the address' : `any of ${describePart(targets, targets).replace('all ', 'its ')}`
  return weighReason({
    code: 'clean',
    calls: 'accept',
    force: 1,
    phrase: `none of the ${describeCount(spoke.length, 'list', 'lists')} that answered lists ${which}`,
    listIds: spoke.map(({ list }) => list.id),
  })
}
