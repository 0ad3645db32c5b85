/** Effect of a listing on mail delivery, worst first in `impacts`. `none` = no filter is known to act on it. */
export type Impact = 'critical' | 'high' | 'medium' | 'low' | 'none'

/** Every impact, worst first. */
export const impacts: readonly Impact[] = ['critical', 'high', 'medium', 'low', 'none']

/**
 * Weight of one check in coverage, by the impact of its list: what is not known about a list that decides over
 * most of the world's mail matters more than what is not known about a hobby list. Dimensionless.
 */
export const impactWeight: Readonly<Record<Impact, number>> = {
  critical: 10,
  high: 5,
  medium: 2,
  low: 0.5,
  none: 0,
}

/**
 * What a map cell shows for an address, in rising order of badness. A policy listing (dynamic range, missing
 * registration) clears with paperwork, so it stands below every abuse listing.
 */
export const severities = ['clear', 'policy', 'low', 'medium', 'high', 'critical'] as const

/** One step of `severities`. */
export type Severity = (typeof severities)[number]

/** Severity of a listing from its impact and whether the code is a policy code. `none` shows as low. */
export function severityOf(impact: Impact, policy: boolean): Severity {
  if (policy) return 'policy'
  return impact === 'none' ? 'low' : impact
}
