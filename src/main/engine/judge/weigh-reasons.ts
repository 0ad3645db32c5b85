import { parseBlock } from '../../../shared/domain/block.ts'
import type { ScanEvidence } from '../../../shared/domain/scan-evidence.ts'
import { specialRangeOf } from '../../../shared/domain/special-ranges.ts'
import { type TargetWords, targetWords } from '../../../shared/domain/target-words.ts'
import type { Targets } from '../../../shared/domain/targets.ts'
import { blockReasons } from './block-reasons.ts'
import type { BuiltCase } from './build-cases.ts'
import type { Coverage } from './coverage.ts'
import { coverageReasons } from './coverage-reasons.ts'
import { describeCount } from './describe-figures.ts'
import { historyReasons } from './history-reasons.ts'
import { levelTwoReasons } from './level-two-reasons.ts'
import { listingReasons } from './listing-reasons.ts'
import { netblockReasons } from './netblock-reasons.ts'
import { noteReasons } from './note-reasons.ts'
import { registryReasons } from './registry-reasons.ts'
import { reverseDnsReasons } from './reverse-dns-reasons.ts'
import { routingReasons } from './routing-reasons.ts'
import type { SurroundingsCases } from './surroundings-cases.ts'
import { type WeighedReason, weighReason } from './weighed-reason.ts'

/** What reasons are weighed from. */
export interface Facts {
  readonly evidence: ScanEvidence
  readonly targets: Targets
  /** Cases of listings. */
  readonly cases: readonly BuiltCase[]
  readonly around: SurroundingsCases
  readonly coverage: Coverage
}

/** Every reason that the evidence gives, in no order. At least one. */
export function weighReasons({
  evidence,
  targets,
  cases,
  around,
  coverage,
}: Facts): readonly WeighedReason[] {
  const { surroundings } = evidence
  const words = targetWords(evidence.scan)
  const block = blockReasons(cases, targets.count, words)
  const told = new Set(
    block.filter(({ code }) => code === 'netblock-listing').flatMap(({ caseIds }) => caseIds),
  )
  // A list whose cases already stand as range entries need not be named a second time.
  const listings = listingReasons(cases, targets.count, words).filter(
    ({ caseIds }) => !caseIds.every((id) => told.has(id)),
  )
  const found = [
    ...block,
    ...listings,
    ...levelTwoReasons(cases, targets, surroundings.registry),
    ...historyReasons(evidence, cases, targets.count),
    ...coverageReasons(coverage),
    ...netblockReasons(surroundings, around.caseOfHit),
    ...registryReasons(surroundings, around.registry?.id ?? null, isPractised(evidence)),
    ...routingReasons(surroundings),
    ...reverseDnsReasons(surroundings, around.reverseDns?.id ?? null),
  ]
  const clean = cases.length === 0 && found.every(({ calls }) => calls === 'accept')
  return [
    ...found,
    ...(clean ? [nothingFound(coverage, targets.count, words)] : []),
    ...noteReasons(evidence),
  ]
}

/** Special-purpose ranges are vetted for practice and tests only; see the operation that takes the order. */
function isPractised({ scan }: ScanEvidence): boolean {
  const parsed = parseBlock(scan.block)
  return parsed.ok && specialRangeOf(parsed.block) !== null
}

function nothingFound({ lists }: Coverage, targets: number, words: TargetWords): WeighedReason {
  const spoke = lists.filter(({ known, weight }) => known * weight > 0)
  const partly = spoke.filter(({ unknown }) => unknown > 0).length
  const which = targets === 1 ? `the ${words[0]}` : `any of its ${targets.toLocaleString('en')} ${words[1]}`
  return weighReason({
    code: 'clean',
    force: 1,
    phrase: `none of the ${describeCount(spoke.length, 'list', 'lists')} that answered lists ${which}`,
    more:
      partly === 0
        ? []
        : [
            `${describeCount(partly, 'of them has', 'of them have')} not answered for all; what is unknown is not clear.`,
          ],
    listIds: spoke.map(({ list }) => list.id),
  })
}
