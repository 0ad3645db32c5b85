import { type Block, blockSize, contains, formatBlock, parseBlock } from '../../../shared/domain/block.ts'
import { escalationThreshold } from '../../../shared/domain/escalation.ts'
import type { DnsblList } from '../../../shared/domain/list.ts'
import type { RegistryFindings } from '../../../shared/domain/registry-findings.ts'
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
 * must be cleaned for it to drop off. The allocation is the registered network; the block where that is not known.
 */
export function levelTwoReasons(
  cases: readonly BuiltCase[],
  targets: Targets,
  registry: RegistryFindings | null,
): readonly WeighedReason[] {
  if (targets.block.family !== 4) return []
  const one = cases.filter((entry) => entry.findings.some(({ list }) => isLevelOne(list)))
  const two = cases.filter((entry) => entry.findings.some(({ list }) => isLevelTwo(list)))
  const listed = countOf(one, isLevelOne)
  if (listed === 0 && two.length === 0) return []
  const involved = [...one, ...two]
  const allocation = findAllocation(targets, registry)
  const { escalation } =
    involved.flatMap((entry) => entry.findings).find(({ list }) => list.escalation)?.list ?? {}
  const threshold = escalation ? escalationThreshold(escalation, allocation.prefixLength) : null
  const described =
    two.length > 0 ? describeListed(listed, threshold) : describeAhead(listed, threshold, allocation.words)
  if (described === null) return []
  return [
    weighReason({
      code: two.length > 0 ? 'level-2-listed' : 'level-2-escalation',
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
function describeAhead(listed: number, threshold: number | null, allocation: string): Described | null {
  if (threshold === null) return null
  const here = `${describeCount(listed, 'address is', 'addresses are')} on UCEPROTECT Level 1`
  const range = `${threshold} within seven days put ${allocation} on Level 2`
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

interface Allocation {
  readonly prefixLength: number
  readonly words: string
}

/** The registered network that holds the block; the block itself stands for it where the registry is not known. */
function findAllocation({ block }: Targets, registry: RegistryFindings | null): Allocation {
  const networks = (registry?.chain ?? []).flatMap(({ first, last }) => {
    const parsed = parseBlock(`${first}-${last}`)
    return parsed.ok && contains(parsed.block, block) ? parsed.block : []
  })
  const smallest = networks.toSorted((a, b) => Number(blockSize(a) - blockSize(b)))[0]
  if (!smallest) return { prefixLength: enclosingLength(block), words: 'a whole range of this size' }
  return { prefixLength: enclosingLength(smallest), words: `the whole of ${formatBlock(smallest)}` }
}

/** Prefix length of the smallest CIDR that has as many addresses as the block. */
const enclosingLength = (block: Block): number =>
  32 - (blockSize(block) - 1n).toString(2).length + (blockSize(block) === 1n ? 1 : 0)
