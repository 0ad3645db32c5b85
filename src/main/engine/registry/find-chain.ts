import { familyBits } from '../../../shared/domain/address.ts'
import { type Block, blockSize, contains, enclosingCidr, prefixLength } from '../../../shared/domain/block.ts'
import type { FoundNetwork, NetworkReply } from './found-network.ts'
import { type NetworkFinder, smallestCidrAround } from './network-finder.ts'

/** The networks from the registry down to a block, as far as they were found. */
export interface NetworkChain {
  /** Largest first; the last is the most specific network that holds the block. */
  readonly networks: readonly FoundNetwork[]
  /** True when nothing stands above the first. */
  readonly topReached: boolean
  /** One sentence when the way up broke off. */
  readonly gap: string | null
}

const MAX_STEPS = 6
/** Nobody but IANA and the registries holds more than this. */
const widest = { 4: 8, 6: 12 } as const

/** Climbs from the most specific network to the one its holder has from the registry. Never rejects. */
export async function findChain(
  finder: Pick<NetworkFinder, 'find' | 'follow'>,
  start: Extract<NetworkReply, { kind: 'network' }>,
  signal?: AbortSignal,
): Promise<NetworkChain> {
  const networks: FoundNetwork[] = [...start.above, start.found]
  for (let step = 0; step < MAX_STEPS; step++) {
    const top = networks[0] as FoundNetwork
    if (top.network.level === 'direct' || top.network.level === 'registry')
      return { networks, topReached: true, gap: null }
    const around = nextLarger(top.range)
    if (!top.upUrl && !around) return { networks, topReached: true, gap: null }
    const reply = top.upUrl
      ? await finder.follow(top.upUrl, top.range, signal)
      : await finder.find(around as Block, signal)
    if (reply.kind === 'unknown') return { networks, topReached: false, gap: reply.reason }
    if (reply.kind === 'not-registered') return { networks, topReached: true, gap: null }
    const above = [...reply.above, reply.found].filter(({ range }) => isLarger(range, top.range))
    if (above.length === 0) return { networks, topReached: true, gap: null }
    networks.unshift(...above)
  }
  return { networks, topReached: false, gap: 'The registry nests networks deeper than Blockvet follows.' }
}

const isLarger = (outer: Block, inner: Block): boolean =>
  contains(outer, inner) && blockSize(outer) > blockSize(inner)

/** The CIDR that just exceeds the range; null where only registries would hold it. */
function nextLarger(range: Block): Block | null {
  const around = smallestCidrAround(range)
  const length = prefixLength(range) === null ? prefixLength(around) : (prefixLength(range) ?? 0) - 1
  if (length === null || length < widest[range.family] || length >= familyBits(range.family)) return null
  return enclosingCidr({ family: range.family, value: range.first }, length)
}
