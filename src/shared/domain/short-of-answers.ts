import { ENOUGH_COVERAGE } from './cell-weights.ts'
import type { ComparedOffer } from './comparison.ts'
import type { Verdict } from './verdict.ts'

/**
 * True when too little was answered for what was found to be all there is: counts of listings, cases and hours are
 * then the least there can be, and 'none' may not be said of any.
 */
export const isShortOfAnswers = ({ decision, coverage }: Pick<Verdict, 'decision' | 'coverage'>): boolean =>
  decision === 'inconclusive' || coverage < ENOUGH_COVERAGE

/** What the total of a compared offer does not hold, to be said beside it: ` + price`, ` + clean-up`, both, or nothing. */
export const leftOutOfTotal = (
  offer: Pick<ComparedOffer, 'cost' | 'cases' | 'decision' | 'coverage'>,
): string =>
  [
    ...(offer.cost.price === null ? [' + price'] : []),
    ...(offer.cases === 0 && isShortOfAnswers(offer) ? [' + clean-up'] : []),
  ].join('')

/** Why the day fit to send has no latest date, for the end of a sentence; empty when it has one. */
export function whyNoEnd({
  decision,
  coverage,
  calendar,
}: Pick<Verdict, 'decision' | 'coverage' | 'calendar'>): string {
  if (calendar.days[1] !== null) return ''
  const count = calendar.open.length
  const causes = [
    ...(isShortOfAnswers({ decision, coverage }) ? ['too little was answered'] : []),
    ...(count > 0
      ? [
          `of ${count.toLocaleString('en')} ${count === 1 ? 'case' : 'cases'} nobody says how long removal takes`,
        ]
      : []),
  ]
  return causes.length === 0 ? 'something stands in the way that no removal ends' : causes.join(', and ')
}
