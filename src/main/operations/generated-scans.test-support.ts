import { parseBlock } from '../../shared/domain/block.ts'
import type { Impact } from '../../shared/domain/impact.ts'
import { unknownCauses } from '../../shared/domain/outcome.ts'
import type { JudgedScan, ScanEvidence } from '../../shared/domain/scan-evidence.ts'
import { noSurroundings, type Surroundings } from '../../shared/domain/surroundings.ts'
import { targetsOf } from '../../shared/domain/targets.ts'
import { buildEvidence, calmSurroundings, type ListStory } from '../engine/judge/evidence.test-support.ts'
import { judgeScan } from '../engine/judge/judge-scan.ts'

const blocks = [
  '203.0.113.0/24',
  '203.0.113.16/28',
  '198.51.100.7',
  '203.0.113.3-203.0.113.90',
  '198.18.0.0/22',
  '198.18.16.0/20',
  '2001:db8::/58',
  '192.0.2.128/25',
  '198.18.64.0/21',
  '192.0.2.0/30',
] as const

const impacts: readonly Impact[] = ['critical', 'high', 'medium', 'low', 'none']

/** Ten scans that are the same on every run: blocks of all sizes, lists of all kinds, finished or not. */
export const generatedEvidence: readonly ScanEvidence[] = blocks.map((block, n) => {
  const random = seeded(n + 1)
  const parsed = parseBlock(block)
  if (!parsed.ok) throw new Error(parsed.problem)
  const { count } = targetsOf(parsed.block, 64)
  const stories = Array.from({ length: 4 + (n % 5) }, (_, i) => storyOf(i, count, random))
  const stopped = n === 7
  const scan = stopped ? ({ state: 'stopped', finishedAt: null } as const) : {}
  const id = `20261123-gen${String(n).padStart(3, '0')}`
  return buildEvidence(block, stories, { id, practice: n === 3, ...scan }, surroundingsOf(n, count))
})

/** The same, judged. */
export const generatedScans: readonly JudgedScan[] = generatedEvidence.map((evidence) => ({
  evidence,
  ...judgeScan(evidence),
}))

function storyOf(i: number, count: number, random: () => number): ListStory {
  const polarity = i === 2 ? 'allow' : i === 5 ? 'info' : 'block'
  const share = random() * random()
  const unknownFrom = Math.floor(count * (0.7 + random() * 0.3))
  const listed = Object.fromEntries(
    Array.from({ length: unknownFrom }, (_, target) => target)
      .filter(() => random() < share)
      .map((target) => [
        target,
        { codes: [`127.0.0.${2 + Math.floor(random() * 3)}`], text: [`entry ${target}`] },
      ]),
  )
  const base = {
    list: {
      id: `list-${i}`,
      name: `List number ${i}`,
      polarity,
      impact: impacts[Math.floor(random() * impacts.length)] ?? 'low',
    },
    listed,
  } as const
  if (i === 3) {
    const unknown = { cause: 'unhealthy-list', from: 0, to: count - 1 } as const
    return { ...base, listed: {}, health: 'unreachable', reason: 'No server answered.', unknown }
  }
  if (unknownFrom >= count || random() < 0.4) return base
  const cause = unknownCauses[Math.floor(random() * unknownCauses.length)] ?? 'timeout'
  return cause === 'unhealthy-list' ? base : { ...base, unknown: { cause, from: unknownFrom, to: count - 1 } }
}

function surroundingsOf(n: number, count: number): Surroundings {
  if (n % 2 === 0) return noSurroundings
  const calm = calmSurroundings(count)
  const hit = {
    feedId: 'example-drop',
    feedName: 'Example DROP',
    kind: 'netblock',
    entry: '198.18.0.0/15',
    relation: 'covers',
    addresses: count,
    reference: 'EX4711',
    text: 'Hijacked',
    impact: 'high',
    feedDate: '2026-11-22T00:00:00.000Z',
    stale: false,
    counted: true,
    url: null,
  } as const
  return { ...calm, netblocks: calm.netblocks && { ...calm.netblocks, hits: n === 5 ? [hit] : [] } }
}

/** Numbers of 0–1, the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
