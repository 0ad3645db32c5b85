import { expect, test } from 'vitest'
import type { RegistryFindings } from '../../shared/domain/registry-findings.ts'
import type { Scan } from '../../shared/domain/scan.ts'
import { noSurroundings, type Surroundings } from '../../shared/domain/surroundings.ts'
import type { Context } from './context.ts'
import type { Examination } from './examination.ts'
import { examineSurroundings } from './examine-surroundings.ts'

const findings: RegistryFindings = {
  examinedAt: '2026-11-23T09:00:00.000Z',
  registry: null,
  source: 'none',
  chain: [],
  children: [],
  childrenSought: 'not-sought',
  state: 'unknown',
  explanation: 'No registry answered.',
  askProvider: null,
  tradeOff: null,
  rules: [],
  flags: [],
  delegation: null,
  gaps: [],
  failure: 'No registry answered.',
}

function world(known: Partial<Surroundings> = {}) {
  const saved: unknown[] = []
  const surroundings = {
    of: () => ({ ...noSurroundings, ...known }),
    save: (...args: unknown[]) => void saved.push(args),
  }
  const stopper = new AbortController()
  const input = {
    context: { store: { surroundings } } as unknown as Context,
    scan: {
      id: 's',
      settings: { examine: { feeds: { kind: 'none' }, registry: true, reverseDns: false } },
    } as Scan,
    pace: { take: () => undefined },
    signal: stopper.signal,
  }
  return { saved, stopper, input }
}

const registry: Examination<'registry'> = {
  part: 'registry',
  isWanted: (examine) => examine.registry,
  run: async () => findings,
}
const unwanted: Examination<'reverseDns'> = {
  part: 'reverseDns',
  isWanted: (examine) => examine.reverseDns,
  run: () => Promise.reject(new Error('It was not to be asked.')),
}

test('what is wanted is examined and kept, the rest is not', async () => {
  const { input, saved } = world()
  await examineSurroundings(input, [registry, unwanted])
  expect(saved).toEqual([['s', 'registry', findings]])
})

test('what is known already is not examined again', async () => {
  const { input, saved } = world({ registry: findings })
  await examineSurroundings(input, [registry])
  expect(saved).toEqual([])
})

test('what was found after a stop is not kept', async () => {
  const { input, saved, stopper } = world()
  stopper.abort()
  await examineSurroundings(input, [registry])
  expect(saved).toEqual([])
})
