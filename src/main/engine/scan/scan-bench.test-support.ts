import { reverseLabels } from '../../../shared/domain/address.ts'
import type { DnsAnswer, DnsRecord, Rcode } from '../../../shared/domain/dns-answer.ts'
import { isUsable, type ListHealth, type ProbeFinding } from '../../../shared/domain/health.ts'
import { aList as plainList } from '../../../shared/domain/list.test-support.ts'
import type { DnsblList } from '../../../shared/domain/list.ts'
import type { Listing } from '../../../shared/domain/listing.ts'
import { unknownState } from '../../../shared/domain/outcome.ts'
import type { OutcomeMap } from '../../../shared/domain/outcome-map.ts'
import type { AskOptions, DnsPort, LineOptions, Question, ZoneLine } from '../dns/dns-port.ts'
import type { PaceClock } from './create-pace.ts'
import type { ScanSink } from './scan-ports.ts'
import { type Passage, Traffic } from './traffic.ts'

/** A list that may be asked fast, and that has test points. */
export const aList = (change: Partial<DnsblList> = {}): DnsblList =>
  plainList({
    ratePerSecond: 1000,
    testPoints: {
      listed: '127.0.0.2',
      unlisted: '127.0.0.1',
      listed6: null,
      unlisted6: null,
      neverListed: ['192.0.2.1', '203.0.113.1'],
    },
    ...change,
  })

/** A response with A or TXT records for the name that was asked. */
export function respond(name: string, rcode: Rcode, records: readonly Partial<DnsRecord>[] = []): DnsAnswer {
  const answers = records.map((record) => ({ name, type: 'A', ttlSeconds: 60, data: '', ...record }))
  const server = { address: '127.0.0.1', port: 53 }
  const rest = { authoritative: true, authorities: [], additionals: [], milliseconds: 3, queries: 1 }
  return { kind: 'response', rcode, answers, server, transport: 'udp', ...rest }
}

/** The answer of a question that timed out. */
export const silence: DnsAnswer = {
  kind: 'failure',
  cause: 'timeout',
  server: null,
  milliseconds: 9,
  queries: 3,
}

/** A clock whose sleeps pass at once. */
export function sleeplessClock(): PaceClock {
  let ms = 0
  return {
    now: () => ms,
    sleep: async (milliseconds) => {
      ms += milliseconds
    },
  }
}

/** A passage that keeps nobody waiting. */
export const freePassage = (signal: AbortSignal): Passage =>
  new Traffic(sleeplessClock()).enter(Number.POSITIVE_INFINITY, signal)

/** A line that asks as `ask` does; its tries are the business of `ask`. */
export function lineOver(ask: DnsPort['ask'], options: LineOptions): ZoneLine {
  const { zone, family, servers, recursionDesired, timeoutMs, retries } = options
  let open = 0
  return {
    paced: true,
    due: 0,
    hasRoom: true,
    get open() {
      return open
    },
    ask(target, value) {
      const name = `${reverseLabels({ family, value: BigInt(value) })}.${zone}`
      open++
      void ask({ name, type: 'A' }, { servers, recursionDesired, timeoutMs, retries }).then((answer) => {
        open--
        if (answer.kind === 'failure' && answer.cause === 'timeout') options.tried(false, answer.milliseconds)
        options.answered(target, answer)
      })
    },
    askAgain: () => false,
    close: () => {},
  }
}

/** A DNS port that answers from a script, after keeping the pace as the real one does. */
export function scriptedDns(script: (question: Question, nth: number) => DnsAnswer) {
  const asked: Question[] = []
  const port: DnsPort = {
    async ask(question: Question, options: AskOptions) {
      await options.beforeSend?.()
      if (options.signal?.aborted) return { ...silence, cause: 'cancelled' }
      asked.push(question)
      return script(question, asked.length)
    },
    openLine: (options) => lineOver(port.ask, options),
    counters: { sent: 0, ignored: 0 },
    close: async () => {},
  }
  return { port, asked }
}

/** A finding of the given health. */
export function finding(health: ListHealth): ProbeFinding {
  const reason = isUsable(health) ? 'Well.' : 'Not well.'
  return { listId: 'bl', health, reason, marked: false, answers: [], probedAt: '2026-01-01T00:00:00.000Z' }
}

/** A sink that writes into the outcome map, as the real one does, and remembers what it was told. */
export function recordingSink(map: OutcomeMap) {
  const listings = new Map<number, Listing>()
  const probes: [when: string, health: ListHealth][] = []
  const clearUntils: number[] = []
  const sink: ScanSink = {
    probed: (_, when, { health }) => void probes.push([when, health]),
    settled(_, target, state, evidence) {
      map.set(target, state)
      if (evidence) listings.set(target, evidence)
    },
    lost(_, cause) {
      listings.clear()
      for (let target = 0; target < map.count; target++) map.set(target, unknownState(cause))
    },
    answerTime: () => {},
    clearUntil: (_, atMs) => void clearUntils.push(atMs),
  }
  return { sink, listings, probes, clearUntils }
}
