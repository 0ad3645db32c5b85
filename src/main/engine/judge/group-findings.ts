import { formatAddress } from '../../../shared/domain/address.ts'
import type { CaseScope } from '../../../shared/domain/case.ts'
import { addressOfTarget, type Targets } from '../../../shared/domain/targets.ts'
import type { Finding } from './collect-findings.ts'
import {
  MOST_SINGLE_TICKETS,
  NEIGHBOUR_DISTANCE,
  RANGE_FEWEST_ADDRESSES,
  WHOLE_RANGE_SHARE,
} from './rules.ts'

/** Findings that one request would clear, or that only single requests to one list would. */
export interface FindingGroup {
  readonly scope: CaseScope
  readonly reference: string | null
  /** True when one request covers every finding; false when each address needs its own. */
  readonly together: boolean
  /** What tells the group from others of the same list and scope; the same for the same listings. */
  readonly mark: string
  readonly findings: readonly Finding[]
}

/**
 * Groups findings into what single requests would clear: same operator and same reference; else the unit that the
 * list itself lists; else neighbours with one code set where the operator takes ranges; else the list's addresses.
 * Policy and abuse never share a group. Every finding is in exactly one group.
 */
export function groupFindings(findings: readonly Finding[], targets: Targets): readonly FindingGroup[] {
  const { referenced, rest } = splitByReference(findings)
  const byReference = Map.groupBy(
    referenced,
    ({ list, policy, reference }) => `${list.operatorId} ${policy} ${reference?.value}`,
  )
  const byList = Map.groupBy(rest, ({ home, policy, removal }) => `${home} ${policy} ${removal?.id ?? ''}`)
  return [
    ...[...byReference.values()].map((group) => referenceGroup(group, targets)),
    ...[...byList.values()].flatMap((group) => listGroups(group, targets)),
  ]
}

/** A list that numbers every entry gives each address its own ticket: such numbers are not followed. */
function splitByReference(findings: readonly Finding[]) {
  const keyOf = ({ list, policy, reference }: Finding): string =>
    `${list.operatorId} ${policy} ${reference?.value ?? ''}`
  const uses = new Map<string, number>()
  const numbered = findings.filter(({ reference }) => reference !== null)
  if (numbered.length === 0) return { referenced: [], rest: findings }
  for (const finding of numbered) uses.set(keyOf(finding), (uses.get(keyOf(finding)) ?? 0) + 1)
  const isSingle = (finding: Finding): boolean =>
    finding.reference?.kind === 'ticket' && uses.get(keyOf(finding)) === 1
  const singles = new Map<string, number>()
  for (const { home } of numbered.filter(isSingle)) singles.set(home, (singles.get(home) ?? 0) + 1)
  const isFollowed = (finding: Finding): boolean =>
    !(isSingle(finding) && (singles.get(finding.home) ?? 0) > MOST_SINGLE_TICKETS)
  const followed = new Set(numbered.filter(isFollowed))
  return { referenced: [...followed], rest: findings.filter((finding) => !followed.has(finding)) }
}

function referenceGroup(findings: readonly Finding[], targets: Targets): FindingGroup {
  const listed = new Set(findings.map(({ target }) => target)).size
  const whole = listed === targets.count && listed > 1
  const reference = findings[0]?.reference?.value ?? null
  const scope = whole ? 'netblock' : listed > 1 ? 'range' : 'address'
  return { scope, reference, together: true, mark: reference ?? '', findings }
}

function listGroups(findings: readonly Finding[], targets: Targets): readonly FindingGroup[] {
  const [first] = findings
  if (!first) return []
  const { granularity } = first.list
  const { family } = targets.block
  if (granularity === 'asn') return [unit('as', '', findings)]
  if (granularity === 'allocation')
    return runsOf(findings, 1).map((run) => unit('netblock', startOf(run, targets), run))
  if (granularity === '/24' && family === 4) return unitsOf(findings, targets, 8n, 'netblock')
  if (granularity === '/64' && family === 6 && targets.step < 1n << 64n) {
    return unitsOf(findings, targets, 64n, 'range')
  }
  if (granularity === 'mixed') return mixedGroups(findings, targets)
  return addressGroups(findings, targets)
}

function unitsOf(
  findings: readonly Finding[],
  targets: Targets,
  hostBits: bigint,
  scope: CaseScope,
): readonly FindingGroup[] {
  const units = Map.groupBy(findings, ({ target }) => addressOfTarget(targets, target).value >> hostBits)
  return [...units].map(([prefix, group]) => unit(scope, prefix.toString(16), group))
}

/**
 * A list with entries of any size: the same code on nearly the whole block is an entry for the range, and so is a
 * policy on a run of neighbours, since policies are made for ranges. What is left has addresses.
 */
function mixedGroups(findings: readonly Finding[], targets: Targets): readonly FindingGroup[] {
  const enough = Math.max(WHOLE_RANGE_SHARE * targets.count, RANGE_FEWEST_ADDRESSES)
  const ranges: FindingGroup[] = []
  const rest: Finding[] = []
  for (const [codes, group] of Map.groupBy(findings, (finding) => finding.codes.join(' '))) {
    if (group.length >= enough) ranges.push(unit('netblock', codes, group))
    else if (!group[0]?.policy) rest.push(...group)
    else {
      for (const run of runsOf(group, 1)) {
        if (run.length < RANGE_FEWEST_ADDRESSES) rest.push(...run)
        else ranges.push(unit('range', `${startOf(run, targets)} ${codes}`, run))
      }
    }
  }
  return [...ranges, ...addressGroups(rest, targets)]
}

function addressGroups(findings: readonly Finding[], targets: Targets): readonly FindingGroup[] {
  if (findings.length === 0) return []
  if (findings[0]?.removal?.blockRequests !== 'yes') return [singles(findings)]
  const byCodes = Map.groupBy(findings, ({ codes }) => codes.join(' '))
  const runs = [...byCodes.values()].flatMap((group) => runsOf(group, NEIGHBOUR_DISTANCE))
  const ranges = runs.filter((run) => run.length > 1)
  const alone = runs.filter((run) => run.length === 1).flat()
  const groups = ranges.map((run) =>
    unit('range', `${startOf(run, targets)} ${run[0]?.codes.join(' ')}`, run),
  )
  return alone.length > 0 ? [...groups, singles(alone)] : groups
}

/** Splits findings where the next one is farther than `distance` targets away. */
function runsOf(findings: readonly Finding[], distance: number): readonly (readonly Finding[])[] {
  const runs: Finding[][] = []
  let end = Number.NEGATIVE_INFINITY
  for (const finding of findings.toSorted((a, b) => a.target - b.target)) {
    if (finding.target - end > distance) runs.push([])
    runs.at(-1)?.push(finding)
    end = finding.target
  }
  return runs
}

const startOf = (run: readonly Finding[], targets: Targets): string =>
  formatAddress(addressOfTarget(targets, run[0]?.target ?? 0))

const unit = (scope: CaseScope, mark: string, findings: readonly Finding[]): FindingGroup => ({
  scope,
  reference: null,
  together: true,
  mark,
  findings,
})

const singles = (findings: readonly Finding[]): FindingGroup => ({
  scope: 'address',
  reference: null,
  together: false,
  mark: '',
  findings,
})
