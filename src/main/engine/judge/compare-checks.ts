import type { DnsblList } from '../../../shared/domain/list.ts'
import type { Listing } from '../../../shared/domain/listing.ts'
import { CLEAR, LISTED } from '../../../shared/domain/outcome.ts'
import type { OutcomeMap } from '../../../shared/domain/outcome-map.ts'
import type { ChangeKind } from '../../../shared/domain/scan-diff.ts'
import { type Targets, targetOfAddress } from '../../../shared/domain/targets.ts'

/** The checks of one scan, as stored. */
export interface ScanChecks {
  readonly targets: Targets
  readonly lists: readonly { readonly list: DnsblList; readonly map: OutcomeMap }[]
  /** Listings of block lists. */
  readonly listings: readonly Listing[]
}

/** One check that came out differently. Targets are numbered as in the later scan. */
export interface CheckChange {
  readonly kind: ChangeKind
  readonly target: number
  readonly before: Listing | null
  readonly after: Listing | null
}

/** Which targets two scans share: a later target plus `shift` is the earlier one. */
export interface SharedTargets {
  readonly from: number
  /** Exclusive. */
  readonly to: number
  readonly shift: number
}

/** What both scans asked about, or null when that is nothing, or when one IPv6 check means networks of another size. */
export function shareTargets(before: Targets, after: Targets): SharedTargets | null {
  const [a, b] = [before.block, after.block]
  if (a.family !== b.family || before.step !== after.step) return null
  const first = a.first > b.first ? a.first : b.first
  const last = a.last < b.last ? a.last : b.last
  if (first > last) return null
  const from = targetOfAddress(after, { family: b.family, value: first })
  const to = targetOfAddress(after, { family: b.family, value: last })
  const early = targetOfAddress(before, { family: a.family, value: first })
  if (from === null || to === null || early === null) return null
  return { from, to: to + 1, shift: early - from }
}

/**
 * Compares the checks of one block list in two scans over the targets they share, in target order. A list that one
 * scan did not ask has no map there: all its checks are unknown, which is no news, so nothing is told of it.
 */
export function* compareChecks(
  before: { readonly map: OutcomeMap; readonly listings: ReadonlyMap<number, Listing> },
  after: { readonly map: OutcomeMap; readonly listings: ReadonlyMap<number, Listing> },
  { from, to, shift }: SharedTargets,
): Generator<CheckChange> {
  for (let target = from; target < to; target++) {
    const was = standing(before.map.get(target + shift))
    const is = standing(after.map.get(target))
    const kind = was === is && is !== 'listed' ? null : changeOf(was, is)
    if (kind === null) continue
    const earlier = was === 'listed' ? (before.listings.get(target + shift) ?? null) : null
    const later = is === 'listed' ? (after.listings.get(target) ?? null) : null
    if (kind === 'changed-code' && earlier?.codes.join() === later?.codes.join()) continue
    yield { kind, target, before: earlier, after: later }
  }
}

type Standing = 'clear' | 'listed' | 'unknown'

/** What was not asked is not known. */
function standing(state: number): Standing {
  if (state === CLEAR) return 'clear'
  return state === LISTED ? 'listed' : 'unknown'
}

function changeOf(was: Standing, is: Standing): ChangeKind | null {
  switch (`${was} ${is}` as const) {
    case 'clear listed':
      return 'appeared'
    case 'unknown listed':
      return 'unknown-to-listed'
    case 'listed listed':
      return 'changed-code'
    case 'listed unknown':
      return 'listed-to-unknown'
    case 'listed clear':
      return 'went'
    case 'clear unknown':
      return 'clear-to-unknown'
    case 'unknown clear':
      return 'unknown-to-clear'
    case 'clear clear':
    case 'unknown unknown':
      return null
  }
}
