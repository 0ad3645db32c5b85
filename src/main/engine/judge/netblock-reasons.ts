import { type Impact, impacts } from '../../../shared/domain/impact.ts'
import type { NetblockHit, NetblockRelation } from '../../../shared/domain/netblock-findings.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import type { Surroundings } from '../../../shared/domain/surroundings.ts'
import { describeCount, describeNames } from './describe-figures.ts'
import { nameReference } from './name-reference.ts'
import { impactForce, POLICY_FACTOR, type RuleCode } from './rules.ts'
import { hitsOver } from './surroundings-cases.ts'
import { type WeighedReason, weighReason } from './weighed-reason.ts'

/** What netblock feeds say of the block and of the space around it: one reason per feed and rule. */
export function netblockReasons(
  surroundings: Surroundings,
  caseOfHit: ReadonlyMap<NetblockHit, string>,
): readonly WeighedReason[] {
  const groups = Map.groupBy(hitsOver(surroundings), (hit) => `${ruleOf(hit)} ${hit.feedId}`)
  const over = [...groups.values()].map((group) => reasonOf(group, caseOfHit))
  return [...over, ...neighbourReason(surroundings)]
}

function ruleOf({ kind, impact }: NetblockHit): RuleCode {
  switch (kind) {
    case 'bogon':
      return 'bogon-space'
    case 'policy':
      return impact === 'none' ? 'feed-note' : 'feed-policy'
    case 'classification':
      return 'feed-note'
    case 'netblock':
      return impact === 'critical' ? 'drop-listing' : impact === 'none' ? 'feed-note' : 'feed-listing'
    case 'address':
      return impact === 'none' ? 'feed-note' : 'feed-listing'
  }
}

function reasonOf(group: readonly NetblockHit[], caseOfHit: ReadonlyMap<NetblockHit, string>): WeighedReason {
  const sorted = group.toSorted(byWeight)
  const [lead] = sorted as [NetblockHit, ...NetblockHit[]]
  const name = cleanStrangerText(lead.feedName, 80)
  const under =
    lead.reference === null ? '' : ` under ${nameReference(cleanStrangerText(lead.reference, 80))}`
  const more = group.length > 1 ? ` and ${describeCount(group.length - 1, 'more entry', 'more entries')}` : ''
  const impact = impacts.find((one) => group.some((hit) => hit.impact === one)) ?? 'none'
  return weighReason({
    code: ruleOf(lead),
    force: forceOf(lead, impact),
    named: true,
    phrase: `${name} ${relationWords[lead.relation]}${under}: ${cleanStrangerText(lead.entry, 100)}${more}`,
    more: group.some(({ stale }) => stale)
      ? [`The copy of the feed is old, of ${lead.feedDate.slice(0, 10)}.`]
      : [],
    caseIds: [...new Set(group.flatMap((hit) => caseOfHit.get(hit) ?? []))].sort(),
    part: 'netblocks',
  })
}

const relationWords: Readonly<Record<NetblockRelation, string>> = {
  equals: 'lists exactly this block',
  covers: 'lists a range around this block',
  inside: 'lists a part of this block',
  overlaps: 'lists a range across the edge of this block',
  neighbour: 'lists a range near this block',
}

/** The whole block under an entry weighs more than a part of it. */
function forceOf({ relation, kind }: NetblockHit, impact: Impact): number {
  const whole = relation === 'equals' || relation === 'covers'
  const factor = kind === 'policy' ? POLICY_FACTOR : 1
  return impactForce[impact] * factor * (whole ? 1 : 0.6)
}

function neighbourReason({ netblocks }: Surroundings): readonly WeighedReason[] {
  const near = (netblocks?.hits ?? []).filter(
    ({ counted, relation, kind, impact }) =>
      counted && relation === 'neighbour' && (kind === 'netblock' || kind === 'address') && impact !== 'none',
  )
  if (near.length === 0) return []
  const names = [...new Set(near.toSorted(byWeight).map(({ feedName }) => cleanStrangerText(feedName, 80)))]
  const worst = impacts.find((one) => near.some(({ impact }) => impact === one)) ?? 'none'
  return [
    weighReason({
      code: 'neighbourhood',
      force: impactForce[worst],
      phrase: `${describeCount(near.length, 'feed entry lies', 'feed entries lie')} near this block, none over it: ${describeNames(names)}`,
      part: 'netblocks',
    }),
  ]
}

const relationOrder: readonly NetblockRelation[] = ['equals', 'covers', 'inside', 'overlaps', 'neighbour']

function byWeight(a: NetblockHit, b: NetblockHit): number {
  return (
    impacts.indexOf(a.impact) - impacts.indexOf(b.impact) ||
    relationOrder.indexOf(a.relation) - relationOrder.indexOf(b.relation) ||
    b.addresses - a.addresses ||
    compareText(keyOf(a), keyOf(b))
  )
}

const keyOf = ({ feedName, entry, reference, kind }: NetblockHit): string =>
  `${feedName} ${entry} ${kind} ${reference ?? ''}`

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
