import type { BlockRow } from '../../shared/domain/offer.ts'
import type { Context } from './context.ts'

/** Every vetted block with its newest scan. */
export const listBlocks = (context: Context): readonly BlockRow[] => context.store.blocks.list()
