import type { ComparisonTerms } from './comparison.ts'
import type { Hours } from './removal.ts'

/** What an hour of clean-up work costs. */
export type WorkRate = Pick<ComparisonTerms, 'hourlyRate' | 'currency'>

/** A sum of money without the dust of binary fractions. */
export const roundToCents = (value: number): number => Math.round(value * 100) / 100

/** Low and high cost of work at a rate. */
export interface WorkCost extends WorkRate {
  readonly cost: Hours
}

/** What hours of work come to; null where the rate is not known or nothing is to pay. */
export function costOfWork(hours: Hours, rate: WorkRate | null): WorkCost | null {
  if (rate === null || rate.hourlyRate === 0 || hours[1] === 0) return null
  const { hourlyRate, currency } = rate
  return { hourlyRate, currency, cost: priceWork(hours, rate) }
}

/** Hours of work × hourly rate, low and high, in the currency of the rate. Paid removal is never counted. */
export const priceWork = ([low, high]: Hours, { hourlyRate }: Pick<WorkRate, 'hourlyRate'>): Hours => [
  roundToCents(low * hourlyRate),
  roundToCents(high * hourlyRate),
]
