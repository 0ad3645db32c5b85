import { type Block, formatBlock } from '../../../shared/domain/block.ts'
import type {
  RegistryDelegation,
  RegistryFindings,
  RegistryTransfer,
} from '../../../shared/domain/registry-findings.ts'
import { describeSpecial, type SpecialRange } from '../../../shared/domain/special-ranges.ts'
import { findRirOfUrl } from './bootstrap.ts'
import { decideRegistration, type StatedNames } from './decide-registration.ts'
import { describeRules } from './describe-rules.ts'
import { findChain } from './find-chain.ts'
import { findChildren } from './find-children.ts'
import type { FoundNetwork } from './found-network.ts'
import type { NetworkFinder } from './network-finder.ts'
import { raiseFlags } from './raise-flags.ts'
import type { Rir } from './rir.ts'
import { weighTradeOff } from './weigh-trade-off.ts'
import { wordRequest } from './word-request.ts'

/** What an examination of a block's registry records works with. */
export interface RegistryExamination {
  readonly block: Block
  readonly finder: Pick<NetworkFinder, 'find' | 'follow' | 'list'>
  readonly rirs: readonly Rir[]
  readonly stated: StatedNames
  readonly delegation: RegistryDelegation | null
  /** Changes of hands of the space; null without a log at hand. */
  readonly transfers: readonly RegistryTransfer[] | null
  /** Wall clock, ms since 1970. */
  readonly now: () => number
  readonly signal?: AbortSignal
}

/** Finds out to whom a block is registered. What could not be learned is said; nothing is guessed. Never rejects. */
export async function examineRegistry(input: RegistryExamination): Promise<RegistryFindings> {
  const { block, finder, rirs, stated, delegation, transfers, now, signal } = input
  const examinedAt = new Date(now()).toISOString()
  const reply = await finder.find(block, signal)
  if (reply.kind === 'unknown') {
    const flags = raiseFlags({ block, chain: [], delegation, transfers, registryId: null, nowMs: now() })
    return {
      ...nothingKnown(examinedAt),
      delegation,
      transfers,
      flags,
      explanation: `To whom ${formatBlock(block)} is registered is unknown.`,
      failure: reply.reason,
    }
  }
  if (reply.kind === 'not-registered') {
    const flags = raiseFlags({ block, chain: [], delegation, transfers, registryId: null, nowMs: now() })
    const state = 'not-registered'
    const askProvider = wordRequest({ state, block, rir: null, around: null, foreign: [], stated })
    return {
      ...nothingKnown(examinedAt),
      delegation,
      transfers,
      flags,
      source: reply.source,
      state,
      askProvider,
      explanation: describeAbsence(block, delegation),
    }
  }
  const chain = await findChain(finder, reply, signal)
  const around = chain.networks.at(-1) as FoundNetwork
  const children = await findChildren(finder, block, around, signal)
  const rir = rirOf(rirs, around)
  const registryId = rir?.id ?? null
  const registration = decideRegistration({
    block,
    chain: chain.networks,
    topReached: chain.topReached,
    children: children.networks,
    stated,
  })
  const { state } = registration
  return {
    examinedAt,
    registry: rir?.name ?? null,
    source: reply.source,
    chain: chain.networks.map(({ network }) => network),
    children: children.networks.map(({ network }) => network),
    childrenSought: children.sought,
    ...registration,
    askProvider: wordRequest({ state, block, rir, around, foreign: children.networks, stated }),
    tradeOff: weighTradeOff(state, block, around),
    rules: rir ? describeRules(rir, block) : [],
    flags: raiseFlags({ block, chain: chain.networks, delegation, transfers, registryId, nowMs: now() }),
    delegation,
    transfers,
    failure: null,
    gaps: [chain.gap, children.gap].filter((gap) => gap !== null),
  }
}

/**
 * Findings for special-purpose space, about which no registry is asked. Nobody can hold it; documentation space, in
 * which tests and practice live, is not called a bogon.
 */
export function describeSpecialSpace(
  block: Block,
  special: SpecialRange,
  now: () => number,
): RegistryFindings {
  const sentence = describeSpecial(block, special)
  const findings = nothingKnown(new Date(now()).toISOString())
  if (special.name.startsWith('Documentation'))
    return { ...findings, explanation: sentence, failure: `${sentence} No registry is asked about it.` }
  return {
    ...findings,
    state: 'not-registered',
    explanation: sentence,
    flags: [{ code: 'bogon', text: sentence }],
  }
}

function describeAbsence(block: Block, delegation: RegistryDelegation | null): string {
  const text = formatBlock(block)
  if (delegation?.status === 'allocated' || delegation?.status === 'assigned')
    return `The registry's server has no record of ${text}, though ${delegation.registry}'s statistics count it as ${delegation.status}: ask the provider for the record.`
  return `The registry has no record of ${text}.`
}

function rirOf(rirs: readonly Rir[], { network }: FoundNetwork): Rir | null {
  const host = network.source.replace(/^whois:\/\//, 'https://')
  return findRirOfUrl(rirs, host) ?? (network.port43 ? findRirOfUrl(rirs, `https://${network.port43}`) : null)
}

function nothingKnown(examinedAt: string): RegistryFindings {
  return {
    examinedAt,
    registry: null,
    source: 'none',
    chain: [],
    children: [],
    childrenSought: 'not-sought',
    state: 'unknown',
    explanation: '',
    askProvider: null,
    tradeOff: null,
    rules: [],
    flags: [],
    delegation: null,
    failure: null,
    gaps: [],
  }
}
