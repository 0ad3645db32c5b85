import { formatBlock, parseBlock } from '../../shared/domain/block.ts'
import type { Offer } from '../../shared/domain/offer.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { Context } from './context.ts'

/** Keeps what the user noted of the offer a block came with. */
export function saveOffer(context: Context, block: string, offer: Offer): Offer {
  const parsed = parseBlock(block)
  if (!parsed.ok) throw new OperationError('bad-input', parsed.problem)
  context.store.offers.save(formatBlock(parsed.block), offer)
  return offer
}
