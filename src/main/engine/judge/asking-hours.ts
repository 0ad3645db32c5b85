import type { Hours } from '../../../shared/domain/removal.ts'
import type { BuiltCase } from './build-cases.ts'
import type { Finding } from './collect-findings.ts'
import { NEIGHBOUR_DISTANCE, UNRESEARCHED_EFFORT_HOURS } from './rules.ts'

/**
 * Hours of asking at the lists whose listings must go before one sends: abuse of critical, high and medium impact.
 * Every finding belongs to one request by what it is itself, whatever else is listed, so that one more listing can
 * only add to the sum; the cases, which are cut for the work, may take more together.
 */
export function askingHours(built: readonly BuiltCase[]): {
  readonly hours: Hours
  readonly cases: readonly BuiltCase[]
} {
  const asks = new Map<string, Hours>()
  const cases = built.filter((entry) => entry.findings.some(isWorthAsking))
  for (const finding of cases.flatMap((entry) => entry.findings).filter(isWorthAsking)) {
    const [low, high] = finding.removal?.effortHours ?? UNRESEARCHED_EFFORT_HOURS
    const [lowSoFar, highSoFar] = asks.get(keyOf(finding)) ?? [0, 0]
    asks.set(keyOf(finding), [Math.max(low, lowSoFar), Math.max(high, highSoFar)])
  }
  const hours = [...asks.values()].reduce<Hours>(([low, high], one) => [low + one[0], high + one[1]], [0, 0])
  return { hours, cases }
}

const isWorthAsking = ({ policy, impact }: Finding): boolean =>
  !policy && (impact === 'critical' || impact === 'high' || impact === 'medium')

/** The request that a finding belongs to. */
function keyOf({ home, list, reference, removal, target }: Finding): string {
  if (removal === null || removal.method === 'expiry' || removal.method === 'none') return home
  if (reference?.kind === 'sbl') return `${list.operatorId} ${reference.value}`
  switch (list.granularity) {
    case 'asn':
    case 'allocation':
      return home
    case '/24':
      return `${home} ${target >>> 8}`
    case '/64':
    case 'address':
    case 'mixed': {
      const together = list.granularity === 'mixed' || removal.blockRequests === 'yes'
      return `${home} ${together ? Math.floor(target / NEIGHBOUR_DISTANCE) : target}`
    }
  }
}
