import type { PromisedCountry } from './compare-country.ts'
import type { Offer } from './offer.ts'
import type { PricePart } from './price.ts'
import type { Hours } from './removal.ts'
import type { SurroundingsPart } from './surroundings.ts'
import type { Calendar, Decision } from './verdict.ts'

/** What the user's money and time are worth, and how long an offer is looked at. */
export interface ComparisonTerms {
  /** Cost of an hour of clean-up work, in `currency`. */
  readonly hourlyRate: number
  /** ISO 4217 code; other currencies are not converted. */
  readonly currency: string
  readonly horizonMonths: number
}

/** What one offer costs over the horizon, in the currency of the terms. */
export interface OfferCost {
  /** Price by the offer; null when it names none, or one in another currency. */
  readonly price: number | null
  /** Hours of clean-up × hourly rate, low and high. Paid removal is never counted: it is never recommended. */
  readonly cleanUp: Hours
  /** Chance that the block must be given up after all, by its verdict, × the work of moving. */
  readonly risk: number
  /** Price (0 where unknown) + clean-up + risk. */
  readonly total: Hours
}

/** One offer in a comparison. */
export interface ComparedOffer {
  /** 1 = the best. */
  readonly rank: number
  readonly scanId: string
  readonly block: string
  /** ISO 8601. */
  readonly scannedAt: string
  readonly offer: Offer
  readonly addresses: number
  readonly decision: Decision
  readonly headline: string
  readonly coverage: number
  readonly listedAddresses: number
  readonly cases: number
  readonly effortHours: Hours
  readonly calendar: Calendar
  readonly notExamined: readonly SurroundingsPart[]
  /** Sums read out of the offer's price; empty when there are none. */
  readonly priceParts: readonly PricePart[]
  readonly cost: OfferCost
  /** Middle of the total per address over the horizon: what offers of different size are ranked by. */
  readonly costPerAddress: number
  /** The promised country beside what is known of it; null when none is promised. It is no part of the ranking. */
  readonly country: PromisedCountry | null
  /** Why it stands where it stands, heaviest first. */
  readonly reasons: readonly string[]
  /** What to ask of the provider before signing, most important first. */
  readonly ask: readonly string[]
}

/** Offers side by side, best first. */
export interface Comparison {
  readonly terms: ComparisonTerms
  readonly offers: readonly ComparedOffer[]
  /** Scan of the offer to take, or null when none should be taken as it is. */
  readonly recommended: string | null
  /** One or two sentences: what to take and why. */
  readonly recommendation: string
  /** What the ranking assumes or leaves out. */
  readonly notes: readonly string[]
}
