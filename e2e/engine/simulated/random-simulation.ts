import { seededRandom } from './seeded-random.ts'
import type { SimulatedList, SimulatedMachine, Simulation } from './simulate-scan.ts'
import type { Faults } from './simulated-list.ts'

const LISTS = 6
const PREFIX = 26

/** A world of lists with faults, and things that happen meanwhile, all of it decided by the seed. */
export function randomSimulation(seed: number): Simulation {
  const random = seededRandom(seed)
  const chance = (share: number): boolean => random() < share
  const upTo = (most: number): number => random() * most
  const span = (): readonly [number, number] => {
    const from = 300 + upTo(4000)
    return [from, from + upTo(9000)]
  }
  const faults = (): Faults => ({
    ...(chance(0.6) ? { loss: upTo(0.3) } : {}),
    ...(chance(0.4) ? { duplicate: upTo(0.5) } : {}),
    ...(chance(0.3) ? { late: upTo(0.2) } : {}),
    ...(chance(0.5) ? { spoofed: upTo(1) } : {}),
    ...(chance(0.2) ? { garbage: upTo(0.3) } : {}),
    ...(chance(0.2) ? { empty: upTo(0.3) } : {}),
    ...(chance(0.2) ? { servfail: upTo(0.3) } : {}),
    ...(chance(0.3) ? { truncated: upTo(0.5), tcp: pick(['works', 'refused', 'half-closed'] as const) } : {}),
    ...(chance(0.2) ? { alias: true } : {}),
    ...(chance(0.2) ? { twoCodes: true } : {}),
    ...(chance(0.15) ? { silentFrom: span() } : {}),
    ...(chance(0.15) ? { refusingFrom: span() } : {}),
    ...(chance(0.15)
      ? { swapped: { fromMs: 300 + upTo(5000), says: pick(['elsewhere', 'no'] as const) } }
      : {}),
    ...(chance(0.2)
      ? { cap: { perSecond: 5 + upTo(100), beyond: pick(['silence', 'refusal'] as const) } }
      : {}),
  })
  const pick = <Value>(values: readonly Value[]): Value =>
    values[Math.floor(random() * values.length)] as Value
  const lists = Array.from({ length: LISTS }, (_, i): SimulatedList => {
    const every = 2 + Math.floor(upTo(10))
    return {
      id: `l${i}`,
      faults: chance(0.1) ? {} : faults(),
      latencyMs: 2 * 100 ** random(),
      jitter: upTo(0.8),
      ratePerSecond: 10 * 50 ** random(),
      isListed: (target) => (target * 7 + i) % every === 0,
    }
  })
  const sleepMs = 1000 * 10 ** upTo(4)
  const jumpMs = (random() - 0.5) * 1e8
  const events: Simulation['events'] = [
    ...(chance(0.4)
      ? [{ atMs: 200 + upTo(5000), happen: (machine: SimulatedMachine) => machine.suspend(sleepMs) }]
      : []),
    ...(chance(0.3)
      ? [{ atMs: upTo(5000), happen: (machine: SimulatedMachine) => machine.setClock(jumpMs) }]
      : []),
  ]
  const besideAtMs = [...(chance(0.5) ? [upTo(3000)] : []), ...(chance(0.2) ? [upTo(6000)] : [])]
  return { seed, prefix: PREFIX, lists, events, besideAtMs }
}
