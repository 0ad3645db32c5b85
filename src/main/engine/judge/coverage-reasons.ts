import { ENOUGH_COVERAGE } from '../../../shared/domain/cell-weights.ts'
import { isUsable, type ListHealth } from '../../../shared/domain/health.ts'
import { type Coverage, type ListCoverage, shareKnown } from './coverage.ts'
import { describeNames, describeShare } from './describe-figures.ts'
import { type WeighedReason, weighReason } from './weighed-reason.ts'

const healthWords: Readonly<Record<ListHealth, string>> = {
  healthy: 'answers are missing',
  'no-test-entry': 'answers are missing',
  wildcard: 'lists everything',
  flooding: 'floods',
  refusing: 'refuses',
  unreachable: 'does not answer',
  parked: 'is parked',
  gone: 'is gone',
}

/**
 * What is not known. Below the coverage that a verdict needs it is inconclusive; and so it is when a list of
 * critical impact is left out, however many lesser lists answered: nobody vouches for a block past Spamhaus.
 */
export function coverageReasons(coverage: Coverage): readonly WeighedReason[] {
  const blind = coverage.lists.filter((entry) => isBlindSpot(entry, coverage.lists))
  const reasons: WeighedReason[] = []
  if (coverage.share < ENOUGH_COVERAGE) reasons.push(lowCoverage(coverage))
  if (blind.length > 0) reasons.push(blindSpot(blind))
  return reasons
}

function lowCoverage({ share, lists }: Coverage): WeighedReason {
  const missing = lists
    .filter(({ unknown, weight }) => unknown * weight > 0)
    .sort((a, b) => b.unknown * b.weight - a.unknown * a.weight || compareText(a.list.id, b.list.id))
  const nothing = lists.every(({ checks, weight }) => checks * weight === 0)
  return weighReason({
    code: 'low-coverage',
    force: 1 - share,
    phrase: nothing
      ? 'no list that affects mail could have an opinion on these addresses'
      : `${share === 0 ? 'none' : `only ${describeShare(share)}`} of the weighted checks have an answer, and ${describeShare(ENOUGH_COVERAGE)} are needed`,
    more: missing.length === 0 ? [] : [`Most is missing from ${describeMissing(missing)}.`],
    listIds: missing.map(({ list }) => list.id),
  })
}

function blindSpot(blind: readonly ListCoverage[]): WeighedReason {
  const least = Math.min(...blind.map(shareKnown))
  return weighReason({
    code: 'critical-list-unknown',
    force: (1 - least) / 2,
    phrase: `not enough is known from ${describeMissing(blind)}, whose word decides over much of the world’s mail`,
    more: ['Ask again by a path that it answers: your own resolver, or a key of the operator.'],
    listIds: blind.map(({ list }) => list.id),
  })
}

/** A critical list without enough answers, unless a composite with it, or every part of it, has spoken. */
function isBlindSpot(entry: ListCoverage, all: readonly ListCoverage[]): boolean {
  const { list, weight, checks } = entry
  if (weight === 0 || list.impact !== 'critical' || checks === 0 || shareKnown(entry) >= ENOUGH_COVERAGE)
    return false
  const spoken = all
    .filter((other) => other.checks > 0 && shareKnown(other) >= ENOUGH_COVERAGE)
    .map(({ list }) => list)
  const inComposite = spoken.some(({ combines }) => combines.includes(list.id))
  const inParts =
    list.combines.length > 0 && list.combines.every((id) => spoken.some((part) => part.id === id))
  return !inComposite && !inParts
}

function describeMissing(missing: readonly ListCoverage[]): string {
  return describeNames(
    missing.map(({ list, health }) => {
      const known = health as ListHealth | null
      return known === null || isUsable(known) ? list.name : `${list.name} (${healthWords[known]})`
    }),
  )
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
