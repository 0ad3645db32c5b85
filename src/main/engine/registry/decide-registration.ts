import { type Block, formatBlock } from '../../../shared/domain/block.ts'
import type { NetworkLevel, RegistrationState } from '../../../shared/domain/registry-findings.ts'
import { compareNames } from './compare-names.ts'
import { describeRange, holderOf } from './describe-network.ts'
import type { FoundNetwork } from './found-network.ts'

/** Names that buyer and seller go by, where the user told them. */
export interface StatedNames {
  readonly buyer: string | null
  readonly seller: string | null
}

/** What the decision rests on. */
export interface RegistrationEvidence {
  readonly block: Block
  /** Largest first, at least one; the last holds the whole block most specifically. */
  readonly chain: readonly FoundNetwork[]
  /** True when nothing stands above the first of the chain. */
  readonly topReached: boolean
  /** Networks strictly inside the block, as far as found. */
  readonly children: readonly FoundNetwork[]
  readonly stated: StatedNames
}

/** To whom the block is registered, and why we say so. */
export interface Registration {
  readonly state: RegistrationState
  readonly explanation: string
}

type Match = 'buyer' | 'seller' | 'other' | 'nobody-stated' | 'nameless'

/**
 * "Is this block registered to you?": the record that holds the block, how it lies to it, what kind it is and whose
 * name is in it. A wrong name is strong evidence; a missing record is weak, since small ones need not exist.
 */
export function decideRegistration(evidence: RegistrationEvidence): Registration {
  const around = evidence.chain.at(-1)
  if (!around) return { state: 'unknown', explanation: 'No record of the block was found.' }
  const foreign = foreignChildren(evidence, around)
  if (foreign.length > 0) return splitBlock(evidence.block, foreign)
  const equal = around.range.first === evidence.block.first && around.range.last === evidence.block.last
  const held = standing(evidence.chain, evidence.topReached) !== 'registry'
  return equal && held ? ownRecord(evidence, around) : largerRecord(evidence, around)
}

/** Records inside the block with another name than the one around it and than the buyer's. */
function foreignChildren(
  { children, stated }: RegistrationEvidence,
  around: FoundNetwork,
): readonly FoundNetwork[] {
  return children.filter(({ network }) => {
    if (network.holder === null) return false
    const known = [around.network.holder, stated.buyer].filter((name) => name !== null)
    return known.every((name) => compareNames(network.holder as string, name) === 'different')
  })
}

function splitBlock(block: Block, foreign: readonly FoundNetwork[]): Registration {
  const [first] = foreign as readonly [FoundNetwork, ...FoundNetwork[]]
  const more = foreign.length > 1 ? ` and ${foreign.length - 1} more` : ''
  return {
    state: 'split-block',
    explanation: `${describeRange(first)} inside ${formatBlock(block)} is registered to ${holderOf(first)}${more}: somebody else has or had part of the block.`,
  }
}

function ownRecord(
  { block, chain, topReached, stated }: RegistrationEvidence,
  own: FoundNetwork,
): Registration {
  const text = formatBlock(block)
  const direct = standing(chain, topReached) === 'direct'
  const holder = holderOf(own)
  switch (matchHolder(own, stated)) {
    case 'buyer':
      return {
        state: 'reassigned-to-buyer',
        explanation: `${text} has a record of its own, and it is in your name (${holder})${nearly(own, stated.buyer)}.`,
      }
    case 'seller':
      return {
        state: 'reassigned-to-seller',
        explanation: direct
          ? `${text} is registered to the seller (${holder})${nearly(own, stated.seller)}, who has it straight from the registry.`
          : `${text} is registered to the seller (${holder})${nearly(own, stated.seller)}, as a customer of the network above; the record has to change to your name.`,
      }
    case 'other':
      return {
        state: 'reassigned-to-other',
        explanation: `${text} is registered to ${holder}, ${describeStranger(stated)}`,
      }
    case 'nobody-stated':
      return {
        state: 'registered-separately',
        explanation: `${text} has a record of its own, in the name of ${holder}. Is that who offers it, or you?`,
      }
    case 'nameless':
      return {
        state: 'registered-separately',
        explanation: `${text} has a record of its own, but the registry names no holder.`,
      }
  }
}

function describeStranger({ buyer, seller }: StatedNames): string {
  const guess = 'an earlier tenant, or the wrong block'
  if (seller === null) return `and not to you: the seller, ${guess}.`
  return buyer === null
    ? `who is not the seller (${seller}): unless that is you, it is ${guess}.`
    : `who is neither you nor the seller: ${guess}.`
}

function largerRecord(
  { block, chain, topReached, stated }: RegistrationEvidence,
  around: FoundNetwork,
): Registration {
  const text = formatBlock(block)
  const where = `${describeRange(around)} (${holderOf(around)})`
  const level = standing(chain, topReached)
  switch (level) {
    case 'registry':
      return {
        state: 'not-registered',
        explanation: `${text} lies in ${where}, which no holder has from the registry: nobody can sell or rent it out.`,
      }
    case 'direct':
    case 'sub-allocation': {
      const whose = level === 'direct' ? 'allocation' : 'sub-allocation'
      const match = matchHolder(around, stated)
      const doubt =
        match === 'other' && stated.seller !== null
          ? ` That is not ${stated.seller}: ask how the seller may let it.`
          : ''
      return {
        state: 'not-reassigned',
        explanation: `${text} has no record of its own; it counts as part of the ${whose} ${where}. That is usual for small rentals.${doubt}`,
      }
    }
    case 'assignment':
      if (matchHolder(around, stated) === 'buyer')
        return {
          state: 'reassigned-to-buyer',
          explanation: `${text} lies in ${where}, which is registered to you as a whole.`,
        }
      return {
        state: 'inside-other-assignment',
        explanation: `${text} is part of ${where}, which the registry has as one customer's own network: such a network may not be handed on in parts without more.`,
      }
    case 'aggregated':
      return {
        state: 'not-individually-registered',
        explanation: `${text} lies in ${where}, a record for many customers: by policy none of them has one of their own.`,
      }
    case 'unknown':
      return {
        state: 'unknown',
        explanation: `${text} lies in ${where}; the registry's word for it (${around.network.type ?? 'none'}) does not say whether its holder may let parts of it.`,
      }
  }
}

/** What kind of network holds the block; where the registry does not say, its place in the chain may. */
function standing(chain: readonly FoundNetwork[], topReached: boolean): NetworkLevel {
  const levels = chain.map(({ network }) => network.level)
  const own = levels.at(-1) ?? 'unknown'
  if (own !== 'unknown') return own
  const above = levels.slice(0, -1)
  if (above.some((level) => level === 'direct' || level === 'sub-allocation')) return 'assignment'
  const onTop = above.length === 0 ? topReached : above.every((level) => level === 'registry')
  return onTop ? 'direct' : 'unknown'
}

function matchHolder({ network }: FoundNetwork, { buyer, seller }: StatedNames): Match {
  const { holder } = network
  if (holder === null) return 'nameless'
  if (buyer !== null && compareNames(holder, buyer) !== 'different') return 'buyer'
  if (seller !== null && compareNames(holder, seller) !== 'different') return 'seller'
  return buyer === null && seller === null ? 'nobody-stated' : 'other'
}

function nearly({ network }: FoundNetwork, stated: string | null): string {
  if (stated === null || compareNames(network.holder ?? '', stated) === 'same') return ''
  return `; the names are close but not equal to ${stated}`
}
