// The latency world in simulated time: what pace, windows and time-outs cost, whatever else the machine has to do.

import { findWrong } from '../e2e/engine/simulated/find-wrong.ts'
import { type SimulatedList, simulateScan } from '../e2e/engine/simulated/simulate-scan.ts'
import { causeOfState } from '../src/shared/domain/outcome.ts'
import { lowerBound } from './latency-contest.ts'
import {
  CAP_PER_SECOND,
  isTrulyListed,
  LOSS,
  medianLatencyMs,
  type WorldKind,
  worldKinds,
} from './latency-world.ts'

const RATE = 1000
const always = [0, Number.MAX_SAFE_INTEGER] as const

function faultsOf(kind: WorldKind): SimulatedList['faults'] {
  switch (kind) {
    case 'live':
      return { loss: LOSS }
    case 'dead':
      return { loss: 1 }
    case 'refusing':
      return { loss: LOSS, refusingFrom: always }
    case 'wildcard':
      return { loss: LOSS, wildcard: true }
    case 'capped-refusing':
      return { loss: LOSS, cap: { perSecond: CAP_PER_SECOND, beyond: 'refusal' } }
    case 'capped-silent':
      return { loss: LOSS, cap: { perSecond: CAP_PER_SECOND, beyond: 'silence' } }
  }
}

/** Scans the world once; prints simulated time, bound and every wrong or needlessly unknown check. */
export async function simulateLatency(prefix: number): Promise<void> {
  const lists = worldKinds.map(
    (kind, index): SimulatedList => ({
      id: `l${index}`,
      faults: faultsOf(kind),
      latencyMs: medianLatencyMs(index),
      jitter: 0.3,
      ratePerSecond: RATE,
      isListed: (target) => isTrulyListed(index, target),
    }),
  )
  const { outcomes, seconds, sent } = await simulateScan({ seed: 1, prefix, lists })
  const bound = lowerBound(2 ** (32 - prefix))
  const knowable = outcomes.filter((_, index) => /^(live|capped)/.test(worldKinds[index] ?? ''))
  const unknown = knowable.flatMap(({ map }) =>
    [...map.tally()].filter((_, state) => causeOfState(state) !== null),
  )
  console.log(`A /${prefix} on ${lists.length} lists with latency, loss and faults, in simulated time\n`)
  console.log(
    `seconds                 ${seconds.toFixed(2)}  (${(seconds / bound).toFixed(2)} × the lower bound of ${bound.toFixed(2)})`,
  )
  console.log(`queries                 ${sent.toLocaleString('en')}`)
  console.log(`wrong                   ${findWrong(outcomes).length}`)
  console.log(`unknown though knowable ${unknown.reduce((sum, checks) => sum + checks, 0)}`)
}
