import { formatBlock, parseBlock } from '../../shared/domain/block.ts'
import type { Comparison, ComparisonTerms } from '../../shared/domain/comparison.ts'
import { noOffer } from '../../shared/domain/offer.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { Scan } from '../../shared/domain/scan.ts'
import { FEWEST_OFFERS, MOST_OFFERS } from '../engine/judge/compare-figures.ts'
import { compareOffers } from '../engine/judge/compare-offers.ts'
import type { Context } from './context.ts'
import { readScan } from './read-scan.ts'
import { readSettings } from './read-settings.ts'

/**
 * Ranks two to eight offers, each named by a scan's id, or by a block, which stands for its newest finished scan.
 * Terms left out come from the settings. Throws `bad-input` for too few, too many, the same one twice, or a scan that
 * is not finished; `not-found` for a block that was never vetted.
 */
export function compareBlocks(
  context: Context,
  items: readonly string[],
  terms: Partial<ComparisonTerms> = {},
): Comparison {
  if (items.length < FEWEST_OFFERS || items.length > MOST_OFFERS) {
    throw new OperationError(
      'bad-input',
      `${items.length === 1 ? 'One offer was' : `${items.length} offers were`} given to compare.`,
      `Name ${FEWEST_OFFERS} to ${MOST_OFFERS} blocks or scan ids.`,
    )
  }
  const scans = items.map((item) => resolve(context, item))
  const twice = scans.find(({ id }, i) => scans.findIndex((other) => other.id === id) < i)
  if (twice) {
    throw new OperationError(
      'bad-input',
      `Scan ${twice.id} of ${twice.block} was named twice.`,
      'Name each offer once.',
    )
  }
  const { hourlyRate, currency, horizonMonths } = readSettings(context)
  const offers = scans.map(({ id, block }) => ({
    judged: readScan(context, id),
    offer: context.store.offers.get(block) ?? noOffer,
  }))
  return compareOffers(offers, { hourlyRate, currency, horizonMonths, ...terms })
}

function resolve({ store }: Context, item: string): Scan {
  const scan = store.scans.get(item)
  if (scan) {
    if (scan.state === 'finished') return scan
    throw new OperationError(
      'bad-input',
      `Scan ${scan.id} of ${scan.block} is not finished, so it cannot be compared.`,
      'Go on with it first, or name an earlier scan.',
    )
  }
  const shown = item.slice(0, 64)
  const parsed = parseBlock(item)
  if (!parsed.ok) {
    throw new OperationError(
      'bad-input',
      `'${shown}' is neither a scan id nor a block.`,
      'Name a vetted block or a scan id.',
    )
  }
  const block = formatBlock(parsed.block)
  const finished = store.scans.list({ block }).find(({ state }) => state === 'finished')
  if (finished) return finished
  throw new OperationError(
    'not-found',
    `There is no finished scan of ${block}.`,
    `Vet it first: blockvet scan ${block}`,
  )
}
