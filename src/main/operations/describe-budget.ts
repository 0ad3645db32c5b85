import type { PlannedBudget } from '../../shared/domain/plan.ts'

/** Addresses of the largest CIDR (IPv4) that a number of checks covers, as its prefix length. */
const prefixFor = (checks: number): number => 32 - Math.floor(Math.log2(checks))

/**
 * What a daily budget means for a plan, in one sentence; null when the plan fits. `checks` are those of the plan; each
 * takes one packet, more where an answer is lost or an address listed.
 */
export function describeBudget({ perDay, fits, days }: PlannedBudget, checks: number): string | null {
  if (checks <= fits) return null
  const figure = (value: number): string => value.toLocaleString('en')
  const allowed = `It allows ${figure(perDay)} queries a day, and ${figure(fits)} checks fit into what is left of today`
  const missing = `${figure(checks - fits)} checks would stay unknown`
  if (fits === 0) return `${allowed}: ${missing}. Scan tomorrow, or leave it out with --lists.`
  const smaller = `a /${prefixFor(fits)} fits today`
  const later = `the rest takes ${days - 1} more ${days === 2 ? 'day' : 'days'} with --rescan SCAN-ID`
  return `${allowed}: ${missing}. What fits: ${smaller}; ${later}.`
}
