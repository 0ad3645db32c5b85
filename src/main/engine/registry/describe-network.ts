import { formatBlock } from '../../../shared/domain/block.ts'
import type { FoundNetwork } from './found-network.ts'

/** The range as people write it. */
export const describeRange = ({ range }: FoundNetwork): string => formatBlock(range)

/** Whose network it is, by the best name at hand. */
export const holderOf = ({ network }: FoundNetwork): string =>
  network.holder ??
  (network.name !== '' ? network.name : network.handle !== '' ? network.handle : 'nobody named')
