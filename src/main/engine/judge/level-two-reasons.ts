import { blockSize } from '../../../shared/domain/block.ts'
import { escalationThreshold } from '../../../shared/domain/escalation.ts'
import type { DnsblList } from '../../../shared/domain/list.ts'
import type { Targets } from '../../../shared/domain/targets.ts'
import type { BuiltCase } from './build-cases.ts'
import { describeCount } from './describe-figures.ts'
import { impactForce } from './rules.ts'
import { type WeighedReason, weighReason } from './weighed-reason.ts'

const isLevelOne = ({ id, escalation }: DnsblList): boolean => escalation?.fromListId === id
const isLevelTwo = ({ id, escalation }: DnsblList): boolean => escalation?.toListId === id

/**
 * The escalation that lists a whole allocation for a few addresses: UCEPROTECT Level 2 counts the Level 1 addresses
 * of the last seven days. Says how many stand on Level 1 here, from how many on the range is listed, and how many
 * must be cleaned for it to drop off. The registry is not examined, so the block is taken for the allocation.
 */
export function levelTwoReasons(cases: readonly BuiltCase[], targets: Targets): readonly WeighedReason[] {
  if (targets.block.family !== 4) return []
  const one = cases.filter((entry) => entry.findings.some(({ list }) => isLevelOne(list)))
  const two = cases.filter((entry) => entry.findings.some(({ list }) => isLevelTwo(list)))
  const listed = countOf(one, isLevelOne)
  if (listed === 0 && two.length === 0) return []
  const involved = [...one, ...two]
  const { escalation } =
    involved.flatMap((entry) => entry.findings).find(({ list }) => list.escalation)?.list ?? {}
  const threshold = escalation ? escalationThreshold(escalation, enclosingLength(targets)) : null
  const described = two.length > 0 ? describeListed(listed, threshold) : describeAhead(listed, threshold)
  if (described === null) return []
  return [
    weighReason({
      code: two.length > 0 ? 'level-2-listed' : 'level-2-escalation',
      calls: 'conditional',
      force: impactForce.medium * (two.length > 0 || listed >= (threshold ?? listed + 1) ? 1 : 0.4),
      phrase: described.phrase,
      more: described.more,
      listIds: [...new Set(involved.map((entry) => entry.case.listId))].sort(),
      caseIds: involved.map((entry) => entry.case.id),
    }),
  ]
}

interface Described {
  readonly phrase: string
  readonly more: readonly string[]
}

/** Level 2 has the range already: how it drops off. */
function describeListed(listed: number, threshold: number | null): Described {
  const phrase = `UCEPROTECT Level 2 lists the range around these addresses, with ${describeCount(listed, 'address', 'addresses')} of this block on Level 1`
  if (threshold === null)
    return { phrase, more: ['For a range of this size the operator quotes no threshold.'] }
  const left = threshold - 1
  if (listed < threshold) {
    const mend = 'The cause lies with neighbours in a larger allocation: only the provider can mend it.'
    return { phrase, more: [`A range of this size alone is listed from ${threshold} on.`, mend] }
  }
  return { phrase, more: [`It drops off when at most ${left} remain: clean at least ${listed - left}.`] }
}

/** Level 2 has not listed the range, or was not asked: how near it is. */
function describeAhead(listed: number, threshold: number | null): Described | null {
  if (threshold === null) return null
  const here = `${describeCount(listed, 'address is', 'addresses are')} on UCEPROTECT Level 1`
  const range = `${threshold} within seven days put a whole range of this size on Level 2`
  if (listed >= threshold) {
    const left = threshold - 1
    return {
      phrase: `${here}, and ${range}`,
      more: [`Clean at least ${listed - left} so that at most ${left} remain.`],
    }
  }
  return {
    phrase: `${here}, and ${range}`,
    more: [`${threshold - listed} more would do it.`],
  }
}

function countOf(cases: readonly BuiltCase[], is: (list: DnsblList) => boolean): number {
  const findings = cases.flatMap((entry) => entry.findings).filter(({ list }) => is(list))
  return new Set(findings.map(({ target }) => target)).size
}

/** Prefix length of the smallest CIDR that has as many addresses as the block. */
function enclosingLength({ block }: Targets): number {
  return 32 - (blockSize(block) - 1n).toString(2).length + (blockSize(block) === 1n ? 1 : 0)
}
