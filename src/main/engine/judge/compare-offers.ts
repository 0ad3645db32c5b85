import { compareCountry, type PromisedCountry } from '../../../shared/domain/compare-country.ts'
import type {
  ComparedOffer,
  Comparison,
  ComparisonTerms,
  OfferCost,
} from '../../../shared/domain/comparison.ts'
import type { Offer } from '../../../shared/domain/offer.ts'
import { type PricePart, priceOver, readPrice } from '../../../shared/domain/price.ts'
import { priceWork, roundToCents } from '../../../shared/domain/price-work.ts'
import type { JudgedScan } from '../../../shared/domain/scan-evidence.ts'
import { targetWords } from '../../../shared/domain/target-words.ts'
import { askProvider } from './ask-provider.ts'
import { chanceToMove, fitness, MOVING_HOURS } from './compare-figures.ts'
import { describeNames, describePart } from './describe-figures.ts'

/** An offer with the judged scan of its block. */
export interface OfferToCompare {
  readonly judged: JudgedScan
  readonly offer: Offer
}

type Unranked = Omit<ComparedOffer, 'rank'>

/** Clean-up and risk, the middle between low and high. */
const costWithoutPrice = ({ cost }: Unranked): number =>
  (cost.total[0] + cost.total[1]) / 2 - (cost.price ?? 0)

/**
 * Ranks offers: fit ones before undecided, undecided before rejected; fit ones by what an address costs over the
 * horizon, price and clean-up and risk together. Where an offer has no comparable price, price is left out for all, and
 * clean-up and risk count whole: they are no price of an address, and a larger block is not the fitter for being larger.
 * Pure: the order of the offers is no part of it.
 */
export function compareOffers(offers: readonly OfferToCompare[], terms: ComparisonTerms): Comparison {
  const read = offers.map((offer) => readOffer(offer, terms))
  const priced = read.every(({ cost }) => cost.price !== null)
  const keyOf = (offer: Unranked): number => (priced ? offer.costPerAddress : costWithoutPrice(offer))
  const sorted = read.toSorted(
    (a, b) =>
      fitness[a.decision] - fitness[b.decision] ||
      keyOf(a) - keyOf(b) ||
      b.coverage - a.coverage ||
      (`${a.block} ${a.scanId}` < `${b.block} ${b.scanId}` ? -1 : 1),
  )
  const ranked = sorted.map((offer, i): ComparedOffer => ({ rank: i + 1, ...offer }))
  const [best] = ranked
  const recommended = best && fitness[best.decision] === 0 ? best.scanId : null
  return {
    terms,
    offers: ranked,
    recommended,
    recommendation: recommend(ranked, terms, priced),
    notes: notesOn(ranked, terms, priced),
  }
}

function readOffer({ judged, offer }: OfferToCompare, terms: ComparisonTerms): Unranked {
  const { evidence, verdict, cases } = judged
  const { scan, listedAddresses } = evidence
  const priceParts = readPrice(offer.price)
  const country = compareCountry(evidence.promisedCountry || offer.country, evidence.surroundings)
  const cost = costOf(priceParts, judged, terms)
  const costPerAddress = (cost.total[0] + cost.total[1]) / 2 / scan.targets
  return {
    scanId: scan.id,
    block: scan.block,
    scannedAt: scan.finishedAt ?? scan.startedAt,
    offer,
    addresses: scan.targets,
    decision: verdict.decision,
    headline: verdict.headline,
    coverage: verdict.coverage,
    listedAddresses,
    cases: cases.length,
    effortHours: verdict.effortHours,
    calendar: verdict.calendar,
    notExamined: verdict.notExamined,
    priceParts,
    cost,
    costPerAddress,
    country,
    reasons: reasonsOf(judged),
    ask: [
      ...(priceParts.length === 0 ? ['Ask for the price, per month and for the start.'] : []),
      ...askProvider(judged),
      ...askForCountry(country),
    ],
  }
}

/** Another country than promised is no fault of the block: it is asked about, and judged by nobody. */
function askForCountry(country: PromisedCountry | null): readonly string[] {
  if (country?.agrees !== false) return []
  const { promised, facts } = country
  const others = facts.filter(({ source, country: told }) => source !== 'announcement' && told !== promised)
  const told = [...new Set(others.map(({ country: code }) => code))]
  return [
    `Ask why ${promised} is promised where ${describeNames(told)} is on record, and who will change that.`,
  ]
}

function costOf(
  parts: readonly PricePart[],
  { evidence, verdict }: JudgedScan,
  terms: ComparisonTerms,
): OfferCost {
  const { currency, horizonMonths } = terms
  const comparable = parts.length > 0 && parts.every((part) => (part.currency ?? currency) === currency)
  const price = comparable ? roundToCents(priceOver(parts, evidence.scan.targets, horizonMonths)) : null
  const cleanUp = priceWork(verdict.effortHours, terms)
  const risk = roundToCents(chanceToMove[verdict.decision] * MOVING_HOURS * terms.hourlyRate)
  const base = (price ?? 0) + risk
  return { price, cleanUp, risk, total: [roundToCents(base + cleanUp[0]), roundToCents(base + cleanUp[1])] }
}

/** The heaviest reasons behind the verdict, then how much is listed and known. */
function reasonsOf({ evidence, verdict }: JudgedScan): readonly string[] {
  const lead = verdict.reasons.filter(({ calls }) => calls === verdict.decision).slice(0, 3)
  const part = describePart(evidence.listedAddresses, evidence.scan.targets, targetWords(evidence.scan))
  const be = evidence.listedAddresses === 1 ? 'is' : 'are'
  const sentence = `${part.charAt(0).toUpperCase()}${part.slice(1)} ${be} on at least one list.`
  const listed = evidence.listedAddresses === 0 ? [] : [sentence]
  return [...lead.map(({ text }) => text), ...listed]
}

function recommend(ranked: readonly ComparedOffer[], terms: ComparisonTerms, priced: boolean): string {
  const [best, second] = ranked
  if (!best) return 'There is nothing to compare.'
  const named = nameOf(best)
  switch (best.decision) {
    case 'reject':
      return `Take none of these: even the best of them, ${named}, should be left. ${best.reasons[0] ?? ''}`.trim()
    case 'inconclusive':
      return `None of these can be recommended yet: of ${named} too little is known.`
    case 'accept':
    case 'conditional': {
      const how = best.decision === 'accept' ? 'nothing stands against it' : 'on the conditions below'
      const money = (value: number): string => `${Math.round(value).toLocaleString('en')} ${terms.currency}`
      const what = priced
        ? `about ${money((best.cost.total[0] + best.cost.total[1]) / 2)} over ${terms.horizonMonths} months with clean-up and risk`
        : `about ${money(costWithoutPrice(best))} of clean-up and risk`
      const than =
        second && fitness[second.decision] > 0
          ? describeUnfit(ranked.slice(1))
          : second
            ? ` Next comes ${nameOf(second)}.`
            : ''
      return `Take ${named}: ${how}, ${what}.${than}`
    }
  }
}

/** An offer of which too little is known is not said to be unfit. */
function describeUnfit(others: readonly ComparedOffer[]): string {
  const named = (decision: ComparedOffer['decision']): string =>
    describeNames(others.filter((offer) => offer.decision === decision).map(nameOf))
  const [undecided, rejected] = [named('inconclusive'), named('reject')]
  return [
    ...(undecided === '' ? [] : [` Too little is known of ${undecided}.`]),
    ...(rejected === '' ? [] : [` To be left: ${rejected}.`]),
  ].join('')
}

const nameOf = ({ block, offer }: ComparedOffer): string =>
  offer.provider === '' ? block : `${block} of ${offer.provider}`

function notesOn(
  ranked: readonly ComparedOffer[],
  terms: ComparisonTerms,
  priced: boolean,
): readonly string[] {
  const notes: string[] = []
  const without = ranked.filter(({ cost }) => cost.price === null)
  if (!priced) {
    notes.push(
      `Ranked without price: ${describeNames(without.map(({ block }) => block))} ${new Set(without.map(({ block }) => block)).size === 1 ? 'names' : 'name'} none in ${terms.currency}. Currencies are not converted.`,
    )
  }
  const unsaid = ranked.filter(({ priceParts }) => priceParts.some(({ period }) => period === 'unsaid'))
  if (unsaid.length > 0) {
    notes.push(
      `Taken for a price per month, since no period is named: ${describeNames(unsaid.map(({ block }) => block))}.`,
    )
  }
  if (new Set(ranked.map(({ addresses }) => addresses)).size > 1) {
    notes.push(
      priced
        ? 'The blocks differ in size: ranked by cost per address.'
        : 'The blocks differ in size: ranked by clean-up and risk of the whole, since no price of an address is known.',
    )
  }
  const blind = ranked.filter(({ notExamined }) => notExamined.length > 0)
  if (blind.length > 0 && new Set(ranked.map(({ notExamined }) => notExamined.join())).size > 1) {
    notes.push('Not all blocks were examined alike; what was not examined speaks neither for nor against.')
  }
  notes.push(
    `Risk is the chance of having to move after all (2 % accept, 10 % conditional, 40 % inconclusive, 80 % reject) at ${MOVING_HOURS} hours. Paid removals are never counted.`,
  )
  return notes
}
