import type { NetblockRelation } from '../../shared/domain/netblock-findings.ts'

/** How an entry of a feed lies to the block, in a few words. */
export const relationWords: Readonly<Record<NetblockRelation, string>> = {
  equals: 'Is the block',
  covers: 'Around the block',
  inside: 'Inside the block',
  overlaps: 'Across its edge',
  neighbour: 'Near the block',
}
