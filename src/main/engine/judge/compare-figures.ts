import type { Decision } from '../../../shared/domain/verdict.ts'

/**
 * Chance that a block must be given up after all, by its verdict: estimates. Receivers keep filters that no list
 * shows, and a removal that fails or comes back ends the same way.
 */
export const chanceToMove: Readonly<Record<Decision, number>> = {
  accept: 0.02,
  conditional: 0.1,
  inconclusive: 0.4,
  reject: 0.8,
}

/** Hours of moving mail to another block once it is in use: an estimate. */
export const MOVING_HOURS = 30

/** Offers come in this order whatever they cost; within the first two, cost decides. */
export const fitness: Readonly<Record<Decision, number>> = {
  accept: 0,
  conditional: 0,
  inconclusive: 1,
  reject: 2,
}

/** Fewest and most offers that are compared side by side. */
export const FEWEST_OFFERS = 2
export const MOST_OFFERS = 8
