import { formatRange, overlaps, parseBlock } from '../../../shared/domain/block.ts'
import type { Case } from '../../../shared/domain/case.ts'
import { impacts, severityOf } from '../../../shared/domain/impact.ts'
import type { NetblockHit } from '../../../shared/domain/netblock-findings.ts'
import type { RegistrationState } from '../../../shared/domain/registry-findings.ts'
import type { Hours, Removal } from '../../../shared/domain/removal.ts'
import type { Surroundings } from '../../../shared/domain/surroundings.ts'
import { type Targets, targetOfAddress } from '../../../shared/domain/targets.ts'
import type { BuiltCase } from './build-cases.ts'
import { nameCase } from './name-case.ts'
import { stateRules } from './registry-reasons.ts'
import {
  REGISTRATION_DELAY_HOURS,
  REGISTRATION_EFFORT_HOURS,
  REVERSE_DNS_DELAY_HOURS,
  REVERSE_DNS_EFFORT_HOURS,
  rules,
} from './rules.ts'
import { weighEffort } from './weigh-effort.ts'

/** What the surroundings give to do, and which case stands for which feed entry. */
export interface SurroundingsCases {
  readonly cases: readonly Case[]
  /** The case that would clear a hit: one of these, or a listing case under the same reference. */
  readonly caseOfHit: ReadonlyMap<NetblockHit, string>
  readonly registry: Case | null
  readonly reverseDns: Case | null
}

/** Hits that lie over the block and count; what repeats its origin, or only lies near, gives nothing to do. */
export const hitsOver = (surroundings: Surroundings): readonly NetblockHit[] =>
  (surroundings.netblocks?.hits ?? []).filter(({ counted, relation }) => counted && relation !== 'neighbour')

/** Builds cases of feed entries, of the registration and of reverse DNS. */
export function buildSurroundingsCases(
  surroundings: Surroundings,
  listings: readonly BuiltCase[],
  targets: Targets,
): SurroundingsCases {
  const removals = new Map(
    listings.flatMap(({ removal }) => (removal ? [[removal.id, removal] as const] : [])),
  )
  const caseOfHit = new Map<NetblockHit, string>()
  const feeds: Case[] = []
  const asked = hitsOver(surroundings).filter(
    ({ kind, impact }) => kind !== 'bogon' && kind !== 'classification' && impact !== 'none',
  )
  for (const group of Map.groupBy(asked, keyOf).values()) {
    const twin = twinOf(group, listings)
    const found = twin ?? feedCase(group, removals, targets)
    if (twin === null) feeds.push(found)
    for (const hit of group) caseOfHit.set(hit, found.id)
  }
  const registry = registryCase(surroundings, targets)
  const reverseDns = reverseDnsCase(surroundings, targets)
  const own = [registry, reverseDns].filter((entry) => entry !== null)
  return { cases: [...feeds, ...own], caseOfHit, registry, reverseDns }
}

/** One request names one record; a feed without references is written to once. */
const keyOf = ({ feedId, kind, reference }: NetblockHit): string => `${feedId} ${kind} ${reference ?? ''}`

/** The record that a DNS list answered with too: the same number, or the same way out. */
function twinOf(group: readonly NetblockHit[], listings: readonly BuiltCase[]): Case | null {
  const [hit] = group
  if (!hit) return null
  const twin = listings.find(
    (entry) =>
      (hit.reference !== null && entry.case.reference === hit.reference) ||
      (hit.reference === null && !entry.case.policy && entry.removal?.id === baseOf(hit.feedId)),
  )
  return twin?.case ?? null
}

/** Feeds come as one file per family: `spamhaus-drop-v4` and `spamhaus-drop-v6` are one matter. */
const baseOf = (feedId: string): string => feedId.replace(/-(?:ip)?v[46]$/, '')

function feedCase(
  group: readonly NetblockHit[],
  removals: ReadonlyMap<string, Removal>,
  targets: Targets,
): Case {
  const [hit] = group as readonly [NetblockHit, ...NetblockHit[]]
  const removal = removals.get(baseOf(hit.feedId)) ?? null
  const impact = impacts.find((one) => group.some((other) => other.impact === one)) ?? 'low'
  const single = hit.kind === 'address'
  const spans = group.flatMap(({ entry }) => coverOf(entry, targets) ?? [])
  const ranges = [...new Set(spans.map(({ range }) => range))].sort(compareText)
  return {
    ...emptyCase,
    id: nameCase(hit.feedId, ['netblock', hit.kind, hit.reference ?? '', ...(single ? [] : ranges)]),
    kind: 'netblock',
    operatorId: removal?.operatorId ?? baseOf(hit.feedId),
    operatorName: hit.feedName,
    listId: hit.feedId,
    listName: hit.feedName,
    scope: single ? 'address' : 'netblock',
    reference: hit.reference,
    ranges,
    addresses: Math.min(
      targets.count,
      spans.reduce((sum, { count }) => sum + count, 0),
    ),
    means: [...new Set(group.flatMap(({ text }) => text ?? []))].sort(compareText).slice(0, 5),
    policy: hit.kind === 'policy',
    severity: severityOf(impact, hit.kind === 'policy'),
    removalId: removal?.id ?? null,
    method: removal?.method ?? 'none',
    whoMayAsk: removal?.whoMayAsk ?? (single ? 'user' : 'provider'),
    ...weighEffort(removal, single ? group.length : 1),
    delayHours: removal?.delayHours ?? null,
    delayNote: removal?.delayNote ?? null,
    url: removal?.url ?? null,
    email: removal?.email ?? null,
    unverified: removal?.unverified ?? [],
    confidence: removal?.confidence ?? 'unverified',
  }
}

/** The part of an entry that lies in the block, and how many targets that is. */
function coverOf(entry: string, targets: Targets): { range: string; count: number } | null {
  const parsed = parseBlock(entry)
  if (!parsed.ok || !overlaps(parsed.block, targets.block)) return null
  const { block } = targets
  const first = parsed.block.first > block.first ? parsed.block.first : block.first
  const last = parsed.block.last < block.last ? parsed.block.last : block.last
  const from = targetOfAddress(targets, { family: block.family, value: first })
  const to = targetOfAddress(targets, { family: block.family, value: last })
  if (from === null || to === null) return null
  return { range: formatRange({ family: block.family, first, last }), count: to - from + 1 }
}

/** The provider registers the block, or explains whose it is. */
function registryCase({ registry }: Surroundings, targets: Targets): Case | null {
  if (registry === null || registry.askProvider === null) return null
  return {
    ...emptyCase,
    id: nameCase('registry', [registry.state]),
    kind: 'registry',
    operatorId: 'registry',
    operatorName: registry.registry ?? 'Registry',
    listId: 'registry',
    listName: 'Registration of the block',
    scope: 'netblock',
    ranges: [formatRange(targets.block)],
    addresses: targets.count,
    means: [registry.explanation],
    // What speaks for nothing is worth a letter, and nobody waits for it.
    severity: isCondition(registry.state) ? 'policy' : 'low',
    method: 'email',
    whoMayAsk: 'provider',
    requests: 1,
    ...fixed(REGISTRATION_EFFORT_HOURS, 'Estimate: one letter to the provider and a look at the result.'),
    delayHours: REGISTRATION_DELAY_HOURS,
    delayNote: 'Estimate: a working day or two as a rule; seven days are allowed by most registries.',
  }
}

function isCondition(state: RegistrationState): boolean {
  const found = stateRules[state]
  return found !== null && rules[found.code].calls === 'conditional'
}

/** The provider sets or delegates reverse DNS, or the buyer does after delegation. */
function reverseDnsCase({ reverseDns }: Surroundings, targets: Targets): Case | null {
  if (reverseDns === null) return null
  const { counts, generic } = reverseDns
  const wanting = counts.missing + counts.unconfirmed + generic
  if (wanting === 0) return null
  return {
    ...emptyCase,
    id: nameCase('reverse-dns', ['names']),
    kind: 'reverse-dns',
    operatorId: 'reverse-dns',
    operatorName: 'Reverse DNS',
    listId: 'reverse-dns',
    listName: 'Reverse DNS of the block',
    scope: 'range',
    ranges: [formatRange(targets.block)],
    addresses: Math.min(targets.count, wanting),
    means: ['Names are missing, do not resolve back, or look generic.'],
    method: 'email',
    whoMayAsk: 'provider',
    requests: 1,
    ...fixed(
      REVERSE_DNS_EFFORT_HOURS,
      'Estimate: one letter to the provider, and a zone file with a name each.',
    ),
    delayHours: REVERSE_DNS_DELAY_HOURS,
    delayNote: 'Estimate: hours where the provider has a panel, some working days where it is done by hand.',
  }
}

const fixed = (effortHours: Hours, effortBasis: string) => ({ effortHours, effortBasis })

const emptyCase = {
  reference: null,
  codes: [],
  means: [],
  policy: true,
  severity: 'policy',
  requests: 0,
  effortHours: [0, 0],
  effortBasis: '',
  delayHours: null,
  delayNote: null,
  url: null,
  email: null,
  needsFirst: [],
  corrected: [],
  userNote: '',
  unverified: ['delay', 'effort'],
  confidence: 'medium',
} as const

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
