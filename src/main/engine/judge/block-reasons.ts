import type { Case } from '../../../shared/domain/case.ts'
import type { Impact } from '../../../shared/domain/impact.ts'
import type { TargetWords } from '../../../shared/domain/target-words.ts'
import { askingHours } from './asking-hours.ts'
import type { BuiltCase } from './build-cases.ts'
import { describeNames, describePart, describeShare } from './describe-figures.ts'
import { nameReference } from './name-reference.ts'
import {
  impactForce,
  REJECT_EFFORT_HOURS,
  REJECT_EFFORT_HOURS_PER_256,
  REJECT_FEWEST_ADDRESSES,
  REJECT_SHARE_CRITICAL,
  REJECT_SHARE_HIGH,
  REJECT_SHARE_NETBLOCK,
} from './rules.ts'
import { type WeighedReason, weighReason } from './weighed-reason.ts'

/** Reasons that look at the block as a whole: range entries, shares, the work in sum, the strictest customers. */
export function blockReasons(
  cases: readonly BuiltCase[],
  targets: number,
  words?: TargetWords,
): readonly WeighedReason[] {
  const netblocks = cases.flatMap((entry) => netblockReason(entry, targets, words) ?? [])
  const told = new Set(netblocks.flatMap(({ caseIds }) => caseIds))
  const others = cases.filter((entry) => !told.has(entry.case.id))
  return [
    ...netblocks,
    ...present(shareReason(others, targets, words)),
    ...present(effortReason(cases, targets)),
    ...present(strictestReason(cases, targets, words)),
  ]
}

const present = (reason: WeighedReason | null): readonly WeighedReason[] => (reason === null ? [] : [reason])

/** A critical entry (so none of policy) for the range that the buyer cannot have removed. */
function netblockReason(entry: BuiltCase, targets: number, words?: TargetWords): WeighedReason | null {
  const { scope, severity, addresses, listName, reference, id, listId, ranges } = entry.case
  const share = addresses / targets
  const wide = scope === 'netblock' || scope === 'as' || (scope === 'range' && targets > 1)
  if (!wide || severity !== 'critical' || share < REJECT_SHARE_NETBLOCK) return null
  const obstacle = obstacleOf(entry.case)
  if (obstacle === null) return null
  const named = reference === null ? '' : ` under ${nameReference(reference)}`
  const where = share === 1 || ranges.length !== 1 ? describePart(addresses, targets, words) : `${ranges[0]}`
  return weighReason({
    code: 'netblock-listing',
    force: 0.6 + share * 0.4,
    named: true,
    phrase: `${listName} lists ${where} as one range${named}, and ${obstacle}`,
    listIds: [listId],
    caseIds: [id],
  })
}

function obstacleOf({ method, whoMayAsk }: Case): string | null {
  if (method === 'none') return 'no way to have it removed is known'
  if (whoMayAsk === 'provider') return 'only the provider can have it removed'
  if (whoMayAsk === 'recipient') return 'only the recipient can lift it'
  return whoMayAsk === 'holder' ? 'only the registry holder can have it removed' : null
}

/** Too much of the block on lists that decide over mail, whoever may ask; range entries have reasons of their own. */
function shareReason(
  cases: readonly BuiltCase[],
  targets: number,
  words?: TargetWords,
): WeighedReason | null {
  const critical = abuse(cases, ['critical'])
  const high = abuse(cases, ['critical', 'high'])
  const byCritical = tooMany(critical.listed, targets, REJECT_SHARE_CRITICAL)
  const chosen = byCritical ? critical : high
  if (!byCritical && !tooMany(high.listed, targets, REJECT_SHARE_HIGH)) return null
  const share = chosen.listed / targets
  return weighReason({
    code: 'listed-share',
    force: share * 0.8,
    phrase: `${describePart(chosen.listed, targets, words)} (${describeShare(share)}) are on lists that decide over much mail: ${describeNames(chosen.cases.map((entry) => entry.case.listName))}`,
    listIds: [...new Set(chosen.cases.map((entry) => entry.case.listId))],
    caseIds: chosen.cases.map((entry) => entry.case.id),
  })
}

const tooMany = (listed: number, targets: number, share: number): boolean =>
  listed >= REJECT_FEWEST_ADDRESSES && listed / targets >= share

function abuse(cases: readonly BuiltCase[], wanted: readonly Impact[]) {
  const chosen = cases.filter(({ findings }) =>
    findings.some(({ policy, impact }) => !policy && wanted.includes(impact)),
  )
  const listed = new Set(
    chosen.flatMap(({ findings }) =>
      findings.filter(({ policy, impact }) => !policy && wanted.includes(impact)).map(({ target }) => target),
    ),
  )
  return { cases: chosen, listed: listed.size }
}

/** More work than another block would cost. */
function effortReason(built: readonly BuiltCase[], targets: number): WeighedReason | null {
  const { hours, cases } = askingHours(built)
  const [low, high] = hours
  const bearable = Math.max(REJECT_EFFORT_HOURS, (targets / 256) * REJECT_EFFORT_HOURS_PER_256)
  if (low <= bearable) return null
  const span = `${Math.round(low).toLocaleString('en')}–${Math.round(high).toLocaleString('en')}`
  return weighReason({
    code: 'heavy-effort',
    force: Math.min(1, low / bearable - 1) / 2,
    phrase: `cleaning it takes ${span} hours of work, and ${Math.round(bearable)} are the most that a block of this size is worth`,
    listIds: [...new Set(cases.map((entry) => entry.case.listId))],
    caseIds: cases.map((entry) => entry.case.id),
  })
}

/** Some customers and receivers judge a block by its worst address. */
function strictestReason(
  cases: readonly BuiltCase[],
  targets: number,
  words?: TargetWords,
): WeighedReason | null {
  const bad = abuse(cases, ['critical', 'high', 'medium', 'low'])
  if (bad.listed === 0) return null
  return weighReason({
    code: 'strictest-customers',
    force: impactForce.low / 2,
    phrase: `the strictest receivers and customers refuse a whole block over one bad address, and ${describePart(bad.listed, targets, words)} ${bad.listed === 1 ? 'carries' : 'carry'} an abuse listing`,
    listIds: [...new Set(bad.cases.map((entry) => entry.case.listId))],
    caseIds: bad.cases.map((entry) => entry.case.id),
  })
}
