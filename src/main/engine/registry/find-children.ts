import { formatAddress } from '../../../shared/domain/address.ts'
import { type Block, blockSize, contains, prefixLength } from '../../../shared/domain/block.ts'
import type { FoundNetwork } from './found-network.ts'
import type { NetworkFinder } from './network-finder.ts'

/** Networks registered strictly inside a block, as far as they were found. */
export interface FoundChildren {
  readonly networks: readonly FoundNetwork[]
  readonly sought: 'listed' | 'sampled' | 'not-sought'
  /** One sentence when some questions had no answer. */
  readonly gap: string | null
}

/**
 * Looks for networks inside the block: by the registry's own list where it offers one (RFC 9910), else by asking at
 * four points, since more would be impolite. Never rejects.
 */
export async function findChildren(
  finder: Pick<NetworkFinder, 'find' | 'list'>,
  block: Block,
  around: FoundNetwork,
  signal?: AbortSignal,
): Promise<FoundChildren> {
  if (blockSize(block) === 1n) return { networks: [], sought: 'listed', gap: null }
  const url = listUrl(block, around)
  const listed = url === null ? null : await finder.list(url, signal)
  if (listed)
    return {
      networks: distinct(listed.filter((found) => isInside(found, block))),
      sought: 'listed',
      gap: null,
    }
  return sample(finder, block, signal)
}

async function sample(
  finder: Pick<NetworkFinder, 'find'>,
  block: Block,
  signal?: AbortSignal,
): Promise<FoundChildren> {
  const middle = block.first + blockSize(block) / 2n
  const points = [...new Set([block.first, middle - 1n, middle, block.last])]
  const networks: FoundNetwork[] = []
  let gap: string | null = null
  for (const value of points) {
    const point: Block = { family: block.family, first: value, last: value }
    if (networks.some(({ range }) => contains(range, point))) continue
    const reply = await finder.find(point, signal)
    if (reply.kind === 'unknown') gap ??= reply.reason
    if (reply.kind !== 'network') continue
    networks.push(...[...reply.above, reply.found].filter((found) => isInside(found, block)))
  }
  return { networks: distinct(networks), sought: 'sampled', gap }
}

function listUrl(block: Block, around: FoundNetwork): string | null {
  const same = around.range.first === block.first && around.range.last === block.last
  if (same && around.downUrl) return around.downUrl
  const length = prefixLength(block)
  if (around.searchBase === null || length === null) return null
  const first = formatAddress({ family: block.family, value: block.first })
  return `${around.searchBase}ips/rirSearch1/rdap-down/${first}/${length}`
}

const isInside = ({ range }: FoundNetwork, block: Block): boolean =>
  contains(block, range) && blockSize(range) < blockSize(block)

function distinct(networks: readonly FoundNetwork[]): readonly FoundNetwork[] {
  const byRange = new Map(networks.map((found) => [`${found.network.first}-${found.network.last}`, found]))
  return [...byRange.values()].toSorted((a, b) => (a.range.first < b.range.first ? -1 : 1))
}
