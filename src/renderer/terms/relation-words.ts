import type { NetblockRelation } from '../../shared/domain/netblock-findings.ts'

/** How an entry of a feed lies to the block, in a word. */
export const relationWords: Readonly<Record<NetblockRelation, string>> = {
  equals: 'Equals',
  covers: 'Covers',
  inside: 'Inside',
  overlaps: 'Overlaps',
  neighbour: 'Near',
}
