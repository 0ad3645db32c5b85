import type { Block } from '../../../shared/domain/block.ts'
import type { NetworkReply } from './found-network.ts'

/** Remembers what registries said, with an end to each answer's life. */
export interface RegistryCache {
  /**
   * An answer that holds for the block: it was given for a range inside the block, by a network that holds the block.
   * Nothing more specific can hold it then. An answer for a larger range would not do: a smaller record may exist.
   */
  find(block: Block): NetworkReply | null
  keep(asked: Block, reply: NetworkReply): void
}
