import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseBlock } from '../../shared/domain/block.ts'
import type { DnsAnswer } from '../../shared/domain/dns-answer.ts'
import type { ProbeFinding } from '../../shared/domain/health.ts'
import type { DnsblList } from '../../shared/domain/list.ts'
import { CLEAR, LISTED, NOTED } from '../../shared/domain/outcome.ts'
import { OutcomeMap } from '../../shared/domain/outcome-map.ts'
import { removalsOfList } from '../../shared/domain/removals-of-list.ts'
import type { Scan, ScanSettings } from '../../shared/domain/scan.ts'
import type { JudgedScan, ListEvidence } from '../../shared/domain/scan-evidence.ts'
import { noSurroundings } from '../../shared/domain/surroundings.ts'
import { targetsOf } from '../../shared/domain/targets.ts'
import { selectLists } from '../engine/catalogue/select-lists.ts'
import type { DnsPort } from '../engine/dns/dns-port.ts'
import type { Responder } from '../engine/dns/name-server-port.ts'
import { judgeScan } from '../engine/judge/judge-scan.ts'
import { buildResponder } from '../engine/practice/build-responder.ts'
import { negativesStillClear } from '../engine/probe/negatives-still-clear.ts'
import { probeList } from '../engine/probe/probe-list.ts'
import { askList } from '../engine/scan/ask-list.ts'
import {
  freePassage,
  lineOver,
  recordingSink,
  sleeplessClock,
} from '../engine/scan/scan-bench.test-support.ts'
import type { Prober, ScanPorts } from '../engine/scan/scan-ports.ts'
import { readPractice } from './start-practice-network.ts'

// The whole demo without sockets and without waiting: the real scan asks the practice responder in memory.

const server = { address: '127.0.0.1', port: 53 }
const settings: ScanSettings = {
  path: { kind: 'system', servers: ['127.0.0.1:53'] },
  ratePerSecond: 100_000,
  listRatePerSecond: null,
  timeoutMs: 2000,
  retries: 2,
  granularity: 64,
}

/** A client that hands its questions straight to the responder; a drop costs one of the tries. */
function shortCircuit(respond: Responder): DnsPort {
  const ask: DnsPort['ask'] = async ({ name, type }, { retries }) => {
    for (let queries = 1; queries <= retries + 1; queries++) {
      const reaction = respond({ name, type, transport: 'udp', recursionDesired: true })
      if (reaction.kind !== 'reply') continue
      const whole = reaction.truncated
        ? respond({ name, type, transport: 'tcp', recursionDesired: true })
        : reaction
      if (whole.kind !== 'reply') continue
      const { rcode, answers = [], authorities = [] } = whole
      const sections = { answers, authorities, additionals: [] }
      const answer: DnsAnswer = {
        kind: 'response',
        rcode,
        ...sections,
        authoritative: true,
        server,
        transport: 'udp',
        milliseconds: 1,
        queries,
      }
      return answer
    }
    return { kind: 'failure', cause: 'timeout', server, milliseconds: 1, queries: retries + 1 }
  }
  const openLine: DnsPort['openLine'] = (options) => lineOver(ask, options)
  return { ask, openLine, counters: { sent: 0, ignored: 0 }, close: async () => {} }
}

const readText = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../../resources/demo', name), 'utf8')

const { world, catalogue } = readPractice(readText)

function portsOn(dns: DnsPort): Omit<ScanPorts, 'sink'> {
  const now = (): number => 0
  const randomBytes = (count: number): Uint8Array => new Uint8Array(count).fill(77)
  const { timeoutMs, retries } = settings
  const probing = { dns, now, randomBytes, timeoutMs, retries, beforeSend: () => {}, families: [4] as const }
  const prober: Prober = {
    probe: (list, route) => probeList({ ...probing, list, route }),
    negativesStillClear: (list, route) => negativesStillClear({ ...probing, list, route }),
  }
  const { signal } = new AbortController()
  return {
    dns,
    routeFor: async () => ({ kind: 'servers', servers: [server], recursionDesired: true }),
    prober,
    passage: freePassage(signal),
    clock: sleeplessClock(),
    now,
    signal,
  }
}

async function askOne(list: DnsblList, blockText: string, ports: Omit<ScanPorts, 'sink'>) {
  const parsed = parseBlock(blockText)
  if (!parsed.ok) throw new Error(parsed.problem)
  const targets = targetsOf(parsed.block, settings.granularity)
  const map = new OutcomeMap(targets.count)
  const { sink, listings } = recordingSink(map)
  const found = new Map<'before' | 'after', ProbeFinding>()
  const listJob = { list, map, before: null, after: null }
  const listening = {
    ...sink,
    probed: (_: string, when: 'before' | 'after', finding: ProbeFinding) => void found.set(when, finding),
  }
  await askList({ targets, lists: [listJob], settings }, listJob, { ...ports, sink: listening })
  const tally = map.tally()
  const [clear = 0, listed = 0, noted = 0] = [tally[CLEAR], tally[LISTED], tally[NOTED]]
  const counts = { checked: map.count, clear, listed, noted, unknown: map.count - clear - listed - noted }
  const evidence: ListEvidence = {
    list,
    ...removalsOfList(list, catalogue.removals),
    before: found.get('before') ?? null,
    after: found.get('after') ?? null,
    medianAnswerMs: 1,
    clearUntil: null,
    counts,
  }
  return { evidence, listings: [...listings.values()] }
}

async function vet(blockText: string, ports: Omit<ScanPorts, 'sink'>): Promise<JudgedScan> {
  const selected = selectLists(catalogue, { preset: 'all' })
  if (!selected.ok) throw new Error(selected.problem)
  const asked = await Promise.all(selected.lists.map((list) => askOne(list, blockText, ports)))
  const lists = asked.map(({ evidence }) => evidence)
  const polarityOf = new Map(selected.lists.map((list) => [list.id, list.polarity]))
  const all = asked.flatMap(({ listings }) => listings).sort((a, b) => a.target - b.target)
  const listings = all.filter(({ listId }) => polarityOf.get(listId) === 'block')
  const scan: Scan = {
    id: 'practice',
    block: blockText,
    state: 'finished',
    failure: null,
    settings,
    targets: 256,
    startedAt: '2026-11-23T00:00:00.000Z',
    finishedAt: '2026-11-23T00:00:30.000Z',
    activeSeconds: 30,
    queriesSent: 0,
    ignoredResponses: 0,
    catalogueVersion: 'practice',
    practice: true,
  }
  const evidence = {
    scan,
    lists,
    listings,
    notes: all.filter((listing) => !listings.includes(listing)),
    unknowns: [],
    listedAddresses: new Set(listings.map(({ target }) => target)).size,
    surroundings: noSurroundings,
    recurrences: [],
    corrections: [],
  }
  return { evidence, ...judgeScan(evidence) }
}

/** The three practice blocks, vetted and judged. */
export async function vetPractice(): Promise<readonly JudgedScan[]> {
  const ports = portsOn(shortCircuit(buildResponder(world)))
  const results: JudgedScan[] = []
  for (const block of world.blocks) results.push(await vet(block, ports))
  return results
}
