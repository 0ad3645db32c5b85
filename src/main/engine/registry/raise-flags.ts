import { type Block, formatBlock } from '../../../shared/domain/block.ts'
import type {
  RegistryDelegation,
  RegistryFlag,
  RegistryTransfer,
} from '../../../shared/domain/registry-findings.ts'
import { describeRange, holderOf } from './describe-network.ts'
import type { FoundNetwork } from './found-network.ts'

/** What flags are raised from. */
export interface FlagInput {
  readonly block: Block
  readonly chain: readonly FoundNetwork[]
  readonly delegation: RegistryDelegation | null
  /** Newest first; null without a log at hand. */
  readonly transfers: readonly RegistryTransfer[] | null
  readonly registryId: string | null
  /** ms since 1970. */
  readonly nowMs: number
}

const DAY_MS = 86_400_000
const RECENT_DAYS = 180
/** Geolocation, names and listings of earlier holders linger for about so long. */
const TRANSFER_DAYS = 730
/** ARIN began on this day; what was given out before came without a contract with it. */
const ARIN_BEGAN = '1997-12-22'

/** Properties of the space that speak against taking it, or that one should know. */
export function raiseFlags(input: FlagInput): readonly RegistryFlag[] {
  return [...spaceFlags(input), ...transferFlags(input), ...recordFlags(input)]
}

function spaceFlags({ block, chain, delegation }: FlagInput): readonly RegistryFlag[] {
  const flags: RegistryFlag[] = []
  const text = formatBlock(block)
  if (delegation?.status === 'available')
    flags.push({
      code: 'available',
      text: `${delegation.registry} has ${text} as available: it belongs to nobody and cannot be sold.`,
    })
  const reserved = chain.at(-1)?.network
  if (delegation?.status === 'reserved')
    flags.push({
      code: 'reserved',
      text: `${delegation.registry} holds ${text} back as reserved: it was reclaimed or never given out, and cannot be sold.`,
    })
  else if (reserved && (reserved.level === 'registry' || reserved.status.includes('reserved')))
    flags.push({
      code: 'reserved',
      text: `${text} lies in ${reserved.name || reserved.handle}, space that the registry itself holds.`,
    })
  return flags
}

function transferFlags({ transfers, nowMs }: FlagInput): readonly RegistryFlag[] {
  const recent = transfers?.find(({ on }) => (daysSince(on, nowMs) ?? TRANSFER_DAYS) < TRANSFER_DAYS)
  if (!recent) return []
  return [
    {
      code: 'recent-change',
      text: `${recent.range} changed hands on ${recent.on} (${recent.text}): lists, geolocation and names may still speak of the earlier holder.`,
    },
  ]
}

function recordFlags({ chain, registryId, nowMs }: FlagInput): readonly RegistryFlag[] {
  const own = chain.at(-1)
  if (!own) return []
  const flags: RegistryFlag[] = []
  const legacy = chain.find(({ network }) => network.type?.toLowerCase() === 'legacy')
  if (legacy)
    flags.push({
      code: 'legacy',
      text: `${describeRange(legacy)} is legacy space, given out before the registries: there may be no contract behind it.`,
    })
  else if (registryId === 'arin' && isBefore(chain[0], ARIN_BEGAN))
    flags.push({
      code: 'legacy',
      text: `${describeRange(chain[0] as FoundNetwork)} was registered before ARIN existed and may be legacy space: without a contract with ARIN its holder gets no route certificates.`,
    })
  flags.push(...changeFlags(own, nowMs))
  if (chain.every(({ network }) => network.abuseEmail === null))
    flags.push({
      code: 'no-abuse-contact',
      text: 'No record around the block names an abuse contact: complaints reach nobody, and lists keep what they have.',
    })
  if (registryId === 'arin' && /^C\d+$/.test(own.network.holderHandle ?? ''))
    flags.push({
      code: 'unvetted-record',
      text: `The record in the name of ${holderOf(own)} is a simple reassignment: ARIN has not checked it, and its holder cannot change it.`,
    })
  return flags
}

function changeFlags(own: FoundNetwork, nowMs: number): readonly RegistryFlag[] {
  const { registeredOn, changedOn } = own.network
  const ageDays = daysSince(registeredOn, nowMs)
  if (ageDays !== null && ageDays < RECENT_DAYS)
    return [
      {
        code: 'recent-change',
        text: `${describeRange(own)} was registered ${Math.floor(ageDays)} days ago: what lists know of it is from before.`,
      },
    ]
  const changeDays = daysSince(changedOn, nowMs)
  if (changeDays !== null && changeDays < RECENT_DAYS)
    return [
      {
        code: 'recent-change',
        text: `The record of ${describeRange(own)} changed ${Math.floor(changeDays)} days ago: it may have a new holder.`,
      },
    ]
  return []
}

function daysSince(date: string | null, nowMs: number): number | null {
  if (date === null) return null
  const days = (nowMs - Date.parse(date)) / DAY_MS
  return Number.isFinite(days) && days >= 0 ? days : null
}

const isBefore = (found: FoundNetwork | undefined, day: string): boolean =>
  found?.network.registeredOn != null && found.network.registeredOn < day
