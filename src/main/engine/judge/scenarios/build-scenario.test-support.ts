import { parseBlock } from '../../../../shared/domain/block.ts'
import type { NetblockHit } from '../../../../shared/domain/netblock-findings.ts'
import type { ScanEvidence } from '../../../../shared/domain/scan-evidence.ts'
import { noSurroundings, type Surroundings } from '../../../../shared/domain/surroundings.ts'
import { targetsOf } from '../../../../shared/domain/targets.ts'
import { buildEvidence, calmSurroundings, type ListStory, numbers } from '../evidence.test-support.ts'
import type { Scenario, ScenarioAround, ScenarioEntry, ScenarioSilence } from './scenario.ts'
import { scenarioLists } from './scenario-lists.test-support.ts'

/** Spells the evidence of a scenario out, as a scan would have stored it. */
export function buildScenario(scenario: Scenario): ScanEvidence {
  const parsed = parseBlock(scenario.block)
  if (!parsed.ok) throw new Error(parsed.problem)
  const { count } = targetsOf(parsed.block, 64)
  const stories = scenarioLists.map((story): ListStory => {
    const name = story.list.id
    const silence = scenario.silent?.[name]
    return {
      ...story,
      ...(silence ? silenceOf(silence, count) : {}),
      listed: Object.fromEntries((scenario.listed?.[name] ?? []).flatMap(spell)),
    }
  })
  const stopped = scenario.stoppedAt
  const state = stopped === undefined ? {} : ({ state: 'stopped', finishedAt: null } as const)
  const evidence = buildEvidence(scenario.block, stories, state, aroundOf(scenario.around ?? {}, count))
  return {
    ...evidence,
    lists: stopped === undefined ? evidence.lists : evidence.lists.map((entry) => half(entry, stopped)),
    recurrences: recurrencesOf(scenario),
  }
}

function spell([places, code, text]: ScenarioEntry) {
  return placesOf(places).map((place) => {
    const entry = { codes: code.split(' '), text: text === undefined ? [] : [text] }
    return [place, entry] as const
  })
}

function placesOf(places: string): readonly number[] {
  const [first = 0, last = first] = places.split('-').map(Number)
  return numbers(first, last)
}

function silenceOf({ health, cause, places }: ScenarioSilence, count: number): Partial<ListStory> {
  const lost = placesOf(places ?? `0-${count - 1}`)
  const unknown = { cause, from: lost[0] ?? 0, to: lost.at(-1) ?? 0 }
  return health === undefined ? { unknown } : { health, unknown }
}

const half = (entry: ScanEvidence['lists'][number], share: number) => ({
  ...entry,
  counts: { ...entry.counts, clear: Math.floor(entry.counts.clear * share) },
})

function recurrencesOf({ cameBack }: Scenario): ScanEvidence['recurrences'] {
  if (!cameBack) return []
  const when = { firstListedAt: '2026-09-01T00:00:00.000Z', lastClearAt: '2026-10-01T00:00:00.000Z' }
  return [{ listId: 'central', ranges: [], ...cameBack, ...when }]
}

const drop: NetblockHit = {
  feedId: 'spamhaus-drop-v4',
  feedName: 'Spamhaus DROP',
  kind: 'netblock',
  entry: '203.0.112.0/20',
  relation: 'covers',
  addresses: 256,
  reference: null,
  text: null,
  impact: 'critical',
  feedDate: '2026-11-22T00:00:00.000Z',
  stale: false,
  counted: true,
  url: null,
}

function aroundOf({ unseen, hits, registry, routing, names }: ScenarioAround, count: number): Surroundings {
  if (unseen) return noSurroundings
  const calm = calmSurroundings(count) as { [Part in keyof Surroundings]: NonNullable<Surroundings[Part]> }
  const { missing = 0, unconfirmed = 0, generic = 0 } = names ?? {}
  return {
    netblocks: { ...calm.netblocks, hits: (hits ?? []).map((hit) => ({ ...drop, ...hit })) },
    registry: { ...calm.registry, ...registry },
    routing: { ...calm.routing, ...routing },
    reverseDns: {
      ...calm.reverseDns,
      counts: { confirmed: count - missing - unconfirmed, missing, unconfirmed, unknown: 0 },
      generic,
    },
  }
}
