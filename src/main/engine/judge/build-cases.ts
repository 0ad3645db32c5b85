import type { Case } from '../../../shared/domain/case.ts'
import { severities } from '../../../shared/domain/impact.ts'
import { rangesOfTargets } from '../../../shared/domain/ranges-of-targets.ts'
import type { Hours, Removal } from '../../../shared/domain/removal.ts'
import type { Targets } from '../../../shared/domain/targets.ts'
import type { Finding } from './collect-findings.ts'
import { type FindingGroup, groupFindings } from './group-findings.ts'
import { nameCase } from './name-case.ts'
import { type Effort, weighEffort } from './weigh-effort.ts'

/** A case beside what it was built from. */
export interface BuiltCase {
  readonly case: Case
  /** Listed targets, ascending, each once. */
  readonly targets: readonly number[]
  readonly findings: readonly Finding[]
  readonly removal: Removal | null
}

/** Builds the cases of a scan, worst first, then by list and first address. Pure: no case depends on input order. */
export function buildCases(findings: readonly Finding[], targets: Targets): readonly BuiltCase[] {
  const built = groupFindings(findings, targets).map((group) => buildCase(group, targets))
  const byRemoval = Map.groupBy(built, ({ removal }) => removal?.id ?? '')
  return built
    .map((entry) => ({ ...entry, case: { ...entry.case, needsFirst: findNeeded(entry, byRemoval) } }))
    .sort(byBadness)
}

function buildCase(group: FindingGroup, targets: Targets): BuiltCase {
  const findings = group.findings.toSorted(
    (a, b) =>
      rank(b) - rank(a) ||
      Number(b.removal !== null) - Number(a.removal !== null) ||
      compareText(a.list.id, b.list.id) ||
      a.target - b.target,
  )
  const lead = findings[0] as Finding
  const { list, removal, policy, severity } = lead
  const listed = [...new Set(findings.map(({ target }) => target))].sort((a, b) => a - b)
  const effort = findings.every(({ impact }) => impact === 'none')
    ? needless
    : weighEffort(removal, group.together ? 1 : listed.length)
  return {
    targets: listed,
    findings,
    removal,
    case: {
      kind: 'listing',
      id: nameCase(list.id, [lead.home, String(policy), removal?.id ?? '', group.scope, group.mark]),
      operatorId: list.operatorId,
      operatorName: list.operatorName,
      listId: list.id,
      listName: list.name,
      scope: group.scope,
      reference: group.reference,
      ranges: rangesOfTargets(listed, targets),
      addresses: listed.length,
      codes: [...new Set(findings.flatMap(({ codes }) => codes))].sort(compareText),
      means: [...new Set(findings.flatMap(({ means }) => means))].sort(compareText),
      policy,
      severity,
      removalId: removal?.id ?? null,
      method: removal?.method ?? 'none',
      whoMayAsk: removal?.whoMayAsk ?? 'user',
      ...effort,
      delayHours: delayOf(removal),
      delayNote: removal?.delayNote ?? (removal?.method === 'expiry' ? removal.expiryNote : null),
      url: removal?.url ?? null,
      email: removal?.email ?? null,
      needsFirst: [],
      corrected: [],
      userNote: '',
      unverified: unverifiedOf(removal, findings),
      confidence: removal?.confidence ?? 'unverified',
    },
  }
}

/** Nobody spends hours on a list that costs no mail. */
const needless: Effort = {
  requests: 0,
  effortHours: [0, 0],
  effortBasis: 'No filter is known to act on it: nothing need be done.',
}

/** Time until the entry is gone: after a request, or by itself where nobody is asked. */
function delayOf(removal: Removal | null): Hours | null {
  if (removal?.method !== 'expiry') return removal?.delayHours ?? null
  return removal.expiryHours ?? removal.delayHours
}

function unverifiedOf(removal: Removal | null, findings: readonly Finding[]): readonly string[] {
  const assumed = findings.some(({ removalAssumed }) => removalAssumed) ? ['method', 'whoMayAsk'] : []
  return [...new Set([...(removal?.unverified ?? []), ...assumed])]
}

/** Cases of this scan that must be closed first: same addresses, and a procedure that this one waits for. */
function findNeeded(
  entry: BuiltCase,
  byRemoval: ReadonlyMap<string, readonly BuiltCase[]>,
): readonly string[] {
  const needed = entry.removal?.needsFirst ?? []
  const mine = new Set(entry.targets)
  return needed
    .flatMap((removalId) => byRemoval.get(removalId) ?? [])
    .filter((other) => other !== entry && other.targets.some((target) => mine.has(target)))
    .map((other) => other.case.id)
    .sort(compareText)
}

function byBadness(a: BuiltCase, b: BuiltCase): number {
  return (
    severities.indexOf(b.case.severity) - severities.indexOf(a.case.severity) ||
    b.case.addresses - a.case.addresses ||
    compareText(a.case.listId, b.case.listId) ||
    (a.targets[0] ?? 0) - (b.targets[0] ?? 0) ||
    compareText(a.case.codes.join(' '), b.case.codes.join(' ')) ||
    compareText(a.case.id, b.case.id)
  )
}

const rank = (finding: Finding): number => severities.indexOf(finding.severity)

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
