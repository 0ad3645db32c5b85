import { describe, expect, test } from 'vitest'
import { findWrong } from '../../../e2e/engine/simulated/find-wrong.ts'
import { randomSimulation } from '../../../e2e/engine/simulated/random-simulation.ts'
import { type SimulatedMachine, simulateScan } from '../../../e2e/engine/simulated/simulate-scan.ts'
import type { Faults } from '../../../e2e/engine/simulated/simulated-list.ts'
import { causeOfState } from '../../shared/domain/outcome.ts'

test.each(Array.from({ length: 30 }, (_, i) => i + 1))(
  'seed %i: no false clear, no false listed',
  async (seed) => {
    const { outcomes } = await simulateScan(randomSimulation(seed))
    expect(findWrong(outcomes)).toEqual([])
  },
)

const hour = 3_600_000
const everAfter = Number.MAX_SAFE_INTEGER

interface Expected {
  readonly faults: Faults
  /** Happens to the machine after a second and a half. */
  readonly happen?: (machine: SimulatedMachine) => void
  /** `exact`: every check as the truth has it; `lost`: every check unknown. */
  readonly expect: 'exact' | 'lost'
}

/** Four seconds of questions: the faults in time fall into the middle. */
const table: Readonly<Record<string, Expected>> = {
  'a tenth of the packets lost': { faults: { loss: 0.1 }, expect: 'exact' },
  'every packet twice': { faults: { duplicate: 1 }, expect: 'exact' },
  'a tenth of the answers later than any time-out': { faults: { late: 0.1 }, expect: 'exact' },
  'wrong ID, name, question, opcode before each answer': { faults: { spoofed: 1 }, expect: 'exact' },
  'a tenth of the answers garbage': { faults: { garbage: 0.1 }, expect: 'exact' },
  'a tenth of the packets empty': { faults: { empty: 0.1 }, expect: 'exact' },
  'every listing behind an alias': { faults: { alias: true }, expect: 'exact' },
  'two codes for each listing': { faults: { twoCodes: true }, expect: 'exact' },
  'every answer truncated': { faults: { truncated: 1 }, expect: 'exact' },
  'every answer truncated, TCP refused': { faults: { truncated: 1, tcp: 'refused' }, expect: 'lost' },
  'every answer truncated, TCP half-closed': { faults: { truncated: 1, tcp: 'half-closed' }, expect: 'lost' },
  'a restart of twelve seconds': { faults: { silentFrom: [1500, 13_500] }, expect: 'exact' },
  'refusal for five seconds': { faults: { refusingFrom: [1500, 6500] }, expect: 'exact' },
  'silence to the end': { faults: { silentFrom: [1500, everAfter] }, expect: 'lost' },
  'refusal to the end': { faults: { refusingFrom: [1500, everAfter] }, expect: 'lost' },
  'a resolver that invents answers from the middle on': {
    faults: { swapped: { fromMs: 1500, says: 'elsewhere' } },
    expect: 'lost',
  },
  'a resolver that knows nothing from the middle on': {
    faults: { swapped: { fromMs: 1500, says: 'no' } },
    expect: 'lost',
  },
  'a fifth of the rate, silence beyond': {
    faults: { cap: { perSecond: 20, beyond: 'silence' } },
    expect: 'exact',
  },
  'a fifth of the rate, refusal beyond': {
    faults: { cap: { perSecond: 20, beyond: 'refusal' } },
    expect: 'exact',
  },
  'a machine that sleeps for an hour': {
    faults: {},
    happen: ({ suspend }) => suspend(hour),
    expect: 'exact',
  },
  'a clock that is set back by an hour': {
    faults: {},
    happen: ({ setClock }) => setClock(-hour),
    expect: 'exact',
  },
  'a clock that is set forward by a day': {
    faults: {},
    happen: ({ setClock }) => setClock(24 * hour),
    expect: 'exact',
  },
}

describe('a list with', () => {
  test.each(Object.keys(table))('%s', async (name) => {
    const { faults, happen, expect: expected } = table[name] as Expected
    const isListed = (target: number): boolean => target % 3 === 0
    const list = { id: 'l', faults, latencyMs: 40, jitter: 0.3, ratePerSecond: 100, isListed }
    // A second list keeps the scan at work while the first one recovers.
    const steady = { ...list, id: 'steady', faults: {}, ratePerSecond: 12 }
    const events = happen ? [{ atMs: 1500, happen }] : []
    const { outcomes } = await simulateScan({ seed: 7, prefix: 24, lists: [list, steady], events })
    expect(findWrong(outcomes)).toEqual([])
    const [map, other] = outcomes.map((outcome) => outcome.map)
    const unknown = (of: typeof map): number =>
      [...(of?.tally() ?? [])].reduce((sum, n, state) => sum + (causeOfState(state) === null ? 0 : n), 0)
    expect(unknown(other)).toBe(0)
    expect(unknown(map)).toBe(expected === 'exact' ? 0 : 256)
  })
})

/** Four seconds of answers, three probes of six seconds, recoveries of three and six; the rest goes by until it is noticed. */
test.each([
  { ratePerSecond: 1000, latencyMs: 20, mostSeconds: 35 },
  { ratePerSecond: 10, latencyMs: 50, mostSeconds: 46 },
])('a list at $ratePerSecond/s that falls silent is given up after $mostSeconds s', async (setup) => {
  const { mostSeconds, ...pace } = setup
  const faults = { silentFrom: [4000, everAfter] } as const
  const list = { id: 'l', jitter: 0.3, isListed: () => false, faults, ...pace }
  const { outcomes, seconds } = await simulateScan({ seed: 1, prefix: 19, lists: [list] })
  expect(outcomes[0]?.health.at(-1)).toBe('unreachable')
  expect(seconds).toBeLessThan(mostSeconds)
})

describe('a list that takes less than it permits is kept by scans side by side, as it is by one alone', () => {
  const takes = [
    { perSecond: 25, ratePerSecond: 100, beyond: 'refusal' },
    { perSecond: 25, ratePerSecond: 100, beyond: 'silence' },
    { perSecond: 60, ratePerSecond: 1000, beyond: 'refusal' },
    { perSecond: 60, ratePerSecond: 1000, beyond: 'silence' },
  ] as const
  const begins = { 'at once': [0, 0, 0], 'one after another': [0, 3000, 6000] }
  for (const [name, besideAtMs] of Object.entries(begins)) {
    test.each(takes)(
      `$perSecond/s of $ratePerSecond/s, $beyond beyond, four scans ${name}`,
      async (setup) => {
        const { perSecond, ratePerSecond, beyond } = setup
        const isListed = (target: number): boolean => target % 7 === 0
        const list = { id: 'bl', latencyMs: 40, jitter: 0.2, ratePerSecond, isListed }
        const lists = [{ ...list, faults: { cap: { perSecond, beyond } } }]
        for (const seed of [1, 2, 3]) {
          const { outcomes } = await simulateScan({ seed, prefix: 25, lists, besideAtMs })
          expect(outcomes.map(({ health }) => health.join())).toEqual(
            Array<string>(4).fill('healthy,healthy'),
          )
          expect(findWrong(outcomes)).toEqual([])
        }
      },
    )
  }
})
