import { expect, test } from 'vitest'
import { parseBlock } from '../../../shared/domain/block.ts'
import type { DnsAnswer } from '../../../shared/domain/dns-answer.ts'
import type { ListHealth } from '../../../shared/domain/health.ts'
import type { DnsblList } from '../../../shared/domain/list.ts'
import { CLEAR, LISTED, NOTED, PENDING, unknownState } from '../../../shared/domain/outcome.ts'
import { OutcomeMap } from '../../../shared/domain/outcome-map.ts'
import { targetsOf } from '../../../shared/domain/targets.ts'
import type { Question } from '../dns/dns-port.ts'
import { askList } from './ask-list.ts'
import {
  aList,
  finding,
  freePassage,
  recordingSink,
  respond,
  scriptedDns,
  silence,
  sleeplessClock,
} from './scan-bench.test-support.ts'

type Script = (question: Question, nth: number) => DnsAnswer

interface Setup {
  readonly list?: Partial<DnsblList>
  readonly block?: string
  /** Health found by each probe, in turn; the last one stays. */
  readonly probes?: readonly ListHealth[]
  readonly negativesClear?: boolean
  readonly map?: OutcomeMap
  readonly before?: ListHealth
  readonly stopAfter?: number
}

async function run(script: Script, setup: Setup = {}) {
  const parsed = parseBlock(setup.block ?? '198.51.100.0/28')
  if (!parsed.ok) throw new Error(parsed.problem)
  const targets = targetsOf(parsed.block, 64)
  const map = setup.map ?? new OutcomeMap(targets.count)
  const { sink, listings, probes, clearUntils } = recordingSink(map)
  const stopper = new AbortController()
  const { port, asked } = scriptedDns((question, nth) => {
    if (nth === setup.stopAfter) stopper.abort()
    return script(question, nth)
  })
  let probeCalls = 0
  const healths = [...(setup.probes ?? (['healthy'] as const))]
  const settings = {
    path: { kind: 'system' as const, servers: [] },
    ratePerSecond: 100_000,
    listRatePerSecond: null,
    timeoutMs: 1,
    retries: 0,
    granularity: 64,
  }
  const before = setup.before ? finding(setup.before) : null
  await askList(
    { targets, lists: [], settings },
    { list: aList(setup.list), map, before, after: null },
    {
      dns: port,
      routeFor: async () => ({
        kind: 'servers',
        servers: [{ address: '127.0.0.1', port: 53 }],
        recursionDesired: true,
      }),
      prober: {
        probe: async () => {
          probeCalls++
          return finding((healths.length > 1 ? healths.shift() : healths[0]) ?? 'healthy')
        },
        negativesStillClear: async () => setup.negativesClear ?? true,
      },
      passage: freePassage(stopper.signal),
      clock: sleeplessClock(),
      now: () => 0,
      sink,
      signal: stopper.signal,
    },
  )
  return {
    map,
    asked,
    listings,
    probes,
    probeCalls,
    clearUntils,
    states: Array.from({ length: map.count }, (_, i) => map.get(i)),
  }
}

const nothing: Script = ({ name }) => respond(name, 'NXDOMAIN')
const count = (states: readonly number[], state: number): number => states.filter((s) => s === state).length

test('each address is asked once; TXT only where an A record said listed', async () => {
  const { states, asked, listings } = await run(({ name, type }) => {
    if (!name.startsWith('7.')) return respond(name, 'NXDOMAIN')
    return respond(name, 'NOERROR', [type === 'TXT' ? { type, data: 'see SBL1' } : { data: '127.0.0.2' }])
  })
  expect(count(states, LISTED)).toBe(1)
  expect(count(states, CLEAR)).toBe(15)
  expect(asked.filter(({ type }) => type === 'A')).toHaveLength(16)
  expect(asked.filter(({ type }) => type === 'TXT').map(({ name }) => name)).toEqual(['7.100.51.198.bl.test'])
  expect(listings.get(7)).toMatchObject({ address: '198.51.100.7', codes: ['127.0.0.2'], text: ['see SBL1'] })
})

test('an allow list is noted, never listed, and asked for no TXT', async () => {
  const yes: Script = ({ name }) => respond(name, 'NOERROR', [{ data: '127.0.10.2' }])
  const { states, asked } = await run(yes, { list: { polarity: 'allow' } })
  expect(count(states, NOTED)).toBe(16)
  expect(asked.every(({ type }) => type === 'A')).toBe(true)
})

test.each(['wildcard', 'refusing', 'unreachable', 'parked', 'gone'] as const)(
  'a list found %s is not asked at all',
  async (health) => {
    const { states, asked, probes } = await run(nothing, { probes: [health] })
    expect(asked).toEqual([])
    expect(count(states, unknownState('unhealthy-list'))).toBe(16)
    expect(probes).toEqual([
      ['before', health],
      ['after', health],
    ])
  },
)

test('a list that differs after its last check loses its checks, listings included', async () => {
  const yes: Script = ({ name }) => respond(name, 'NOERROR', [{ data: '127.0.0.2' }])
  const { states, listings } = await run(yes, { probes: ['healthy', 'no-test-entry'] })
  expect(count(states, unknownState('unhealthy-list'))).toBe(16)
  expect(listings.size).toBe(0)
})

test('a list that dies in the middle is probed at once and given up', async () => {
  const dies: Script = ({ name }, nth) => (nth <= 50 ? respond(name, 'NXDOMAIN') : silence)
  const { states, asked } = await run(dies, {
    block: '198.51.100.0/24',
    probes: ['healthy', 'unreachable'],
    list: { ratePerSecond: 4 },
  })
  expect(asked.length).toBeLessThan(80)
  expect(count(states, unknownState('unhealthy-list'))).toBe(256)
})

test('a list that says "too fast" is asked slower before its fitness is doubted', async () => {
  const refused = new Map<string, number>()
  const { states, probeCalls } = await run(
    ({ name }, nth) => {
      if (nth <= 50 || refused.size >= 20) return respond(name, 'NXDOMAIN')
      refused.set(name, nth)
      return respond(name, 'REFUSED')
    },
    { block: '198.51.100.0/24', list: { ratePerSecond: 1000 } },
  )
  expect(refused.size).toBe(20)
  expect(count(states, CLEAR)).toBe(256)
  expect(probeCalls).toBe(2)
})

test('a list that refuses however slowly it is asked is probed and given up', async () => {
  const refuses: Script = ({ name }, nth) => respond(name, nth <= 50 ? 'NXDOMAIN' : 'REFUSED')
  const { states, asked } = await run(refuses, {
    block: '198.51.100.0/22',
    probes: ['healthy', 'refusing'],
    list: { ratePerSecond: 1000 },
  })
  expect(count(states, unknownState('unhealthy-list'))).toBe(1024)
  expect(asked.length).toBeLessThan(300)
})

test('checks without an answer are asked a second time; what then answers counts', async () => {
  const seen = new Set<string>()
  const { states } = await run(({ name }) => {
    const again = seen.has(name)
    seen.add(name)
    return again || !name.startsWith('3.') ? respond(name, 'NXDOMAIN') : silence
  })
  expect(count(states, CLEAR)).toBe(16)
})

test('what stays without an answer stays unknown, with its cause', async () => {
  const { states } = await run(({ name }) =>
    name.startsWith('3.') ? respond(name, 'SERVFAIL') : respond(name, 'NXDOMAIN'),
  )
  expect(states[3]).toBe(unknownState('servfail'))
  expect(count(states, CLEAR)).toBe(15)
})

const flood: Script = ({ name, type }) =>
  respond(name, 'NOERROR', type === 'A' ? [{ data: '127.0.0.2' }] : [])

test('a flood is unknown when the never-listed points are listed too, and noticed early', async () => {
  const { states, asked, probes } = await run(flood, {
    block: '198.51.100.0/23',
    negativesClear: false,
    list: { ratePerSecond: 8 },
  })
  expect(count(states, unknownState('unhealthy-list'))).toBe(512)
  expect(asked.length).toBeLessThan(200)
  expect(probes.at(-1)).toEqual(['after', 'flooding'])
})

test('a truly bad block stands', async () => {
  const { states } = await run(flood, { block: '198.51.100.0/24', negativesClear: true })
  expect(count(states, LISTED)).toBe(256)
})

test('lists of ranges, and blocks up to a /26, are never taken for a flood', async () => {
  const ranges = await run(flood, {
    block: '198.51.100.0/24',
    negativesClear: false,
    list: { granularity: '/24' },
  })
  expect(count(ranges.states, LISTED)).toBe(256)
  const small = await run(flood, { block: '198.51.100.0/26', negativesClear: false })
  expect(count(small.states, LISTED)).toBe(64)
})

test('a list without data for the family says so', async () => {
  const { states, asked } = await run(nothing, { block: '2001:db8::/62' })
  expect(asked).toEqual([])
  expect(count(states, unknownState('unsupported-family'))).toBe(4)
})

test('a stopped scan leaves the rest pending and takes no second probe', async () => {
  const { states, probes } = await run(nothing, {
    block: '198.51.100.0/24',
    stopAfter: 40,
    list: { ratePerSecond: 2 },
  })
  expect(count(states, PENDING)).toBeGreaterThan(200)
  expect(count(states, CLEAR)).toBeGreaterThan(30)
  expect(states.every((state) => state === PENDING || state === CLEAR)).toBe(true)
  expect(probes).toEqual([['before', 'healthy']])
})

test('a resumed list asks only what is pending', async () => {
  const map = new OutcomeMap(16)
  for (let target = 0; target < 10; target++) map.set(target, CLEAR)
  const { asked, probes } = await run(nothing, { map, before: 'healthy' })
  expect(asked).toHaveLength(6)
  expect(probes).toEqual([['after', 'healthy']])
})

test('a list that changed while the scan lay still loses what it said before', async () => {
  const map = new OutcomeMap(16)
  for (let target = 0; target < 10; target++) map.set(target, CLEAR)
  const { states, asked } = await run(nothing, { map, before: 'healthy', probes: ['refusing'] })
  expect(asked).toEqual([])
  expect(count(states, unknownState('unhealthy-list'))).toBe(16)
})

test('a no holds as long as its SOA says, never longer than a day, and not at all without one', async () => {
  const saying =
    (negativeTtlSeconds?: number): Script =>
    ({ name }) => {
      const answer = respond(name, 'NXDOMAIN')
      return negativeTtlSeconds === undefined || answer.kind === 'failure'
        ? answer
        : { ...answer, negativeTtlSeconds }
    }
  expect((await run(saying(300))).clearUntils).toEqual([300_000])
  expect((await run(saying(0xffff_ffff))).clearUntils).toEqual([86_400_000])
  expect((await run(saying())).clearUntils).toEqual([0])
})
