import type { Impact } from '../../../shared/domain/impact.ts'
import type { Hours } from '../../../shared/domain/removal.ts'

/**
 * Version of everything in this folder that can change a verdict. Raise it with any such change: a stored verdict
 * names the version it was made under, and an old scan can be judged again.
 */
export const RULES_VERSION = 1

/**
 * From this share of the block on, lists of critical impact make it not worth taking: one address in ten was bad
 * enough for a list that most mail servers follow, so the range itself has a name with receivers.
 */
export const REJECT_SHARE_CRITICAL = 0.1

/** The same for critical and high impact together: a quarter of the block. */
export const REJECT_SHARE_HIGH = 0.25

/** Shares say nothing of a handful: fewer listed addresses than this never reject a block by their share. */
export const REJECT_FEWEST_ADDRESSES = 4

/**
 * A critical entry over at least this share of the block that the buyer cannot have removed rejects the block:
 * whoever may ask had all the time before the sale to do so.
 */
export const REJECT_SHARE_NETBLOCK = 0.5

/** Clean-up of more hours than this (low figure), one working week, is dearer than another block … */
export const REJECT_EFFORT_HOURS = 40

/** … unless the block is large: this many hours per 256 addresses, one working day, are allowed in any case. */
export const REJECT_EFFORT_HOURS_PER_256 = 8

/** Listed addresses with fewer than this many others between them are neighbours: a /28, the least one assigns. */
export const NEIGHBOUR_DISTANCE = 16

/** A list with mixed entries that has this share of a block under one code has the range, not its addresses. */
export const WHOLE_RANGE_SHARE = 0.95

/** Fewer addresses than this, a /28, are not taken for a range entry of a list with mixed entries. */
export const RANGE_FEWEST_ADDRESSES = 16

/** More tickets for one address each than this on one list are numbers of entries, not separate matters. */
export const MOST_SINGLE_TICKETS = 8

/** Work for a case whose list has no removal procedure in the catalogue: finding out whom to ask. */
export const UNRESEARCHED_EFFORT_HOURS: Hours = [0.5, 2]

/** How much a listing speaks against a block, by the impact of its code (0–1). */
export const impactForce: Readonly<Record<Impact, number>> = {
  critical: 1,
  high: 0.8,
  medium: 0.5,
  low: 0.2,
  none: 0,
}

/** A policy listing clears with reverse DNS or registration: it counts for half. */
export const POLICY_FACTOR = 0.5

/**
 * Where the weights of reasons lie, by what they call for, so that what decides always stands first. The place
 * inside the band follows the force of the reason, 0–1.
 */
export const weightBands = {
  reject: [0.8, 1],
  inconclusive: [0.6, 0.8],
  conditional: [0.2, 0.6],
  accept: [0, 0.2],
} as const
