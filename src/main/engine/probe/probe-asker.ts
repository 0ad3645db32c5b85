import { type DnsAnswer, formatEndpoint } from '../../../shared/domain/dns-answer.ts'
import type { ProbeAnswer } from '../../../shared/domain/health.ts'
import type { DnsblList } from '../../../shared/domain/list.ts'
import type { Outcome } from '../../../shared/domain/outcome.ts'
import { addressesFor, outcomeReader } from '../../../shared/domain/read-outcome.ts'
import { apexName } from '../../../shared/domain/zone-name.ts'
import type { DnsPort, Route } from '../dns/dns-port.ts'
import type { ProbePoint } from './probe-points.ts'

/** What a probe is made with. */
export interface ProbeOptions {
  readonly dns: Pick<DnsPort, 'ask'>
  /** Wall clock, ms since 1970. */
  readonly now: () => number
  readonly randomBytes: (count: number) => Uint8Array
  readonly timeoutMs: number
  readonly retries: number
  /** Awaited before every packet. */
  readonly beforeSend: () => Promise<void> | void
  readonly list: DnsblList
  readonly route: Route
  /** Gives the probe up; what it finds then means nothing. */
  readonly signal?: AbortSignal | undefined
  /** Families to probe; the first decides. */
  readonly families: readonly (4 | 6)[]
}

/** What a point said: its outcome, and the addresses behind it. */
export interface PointReading {
  readonly point: ProbePoint
  readonly outcome: Outcome
  readonly addresses: readonly string[]
}

/** What the first try of a question waits, as a share of what a try may take. */
const FIRST_WAIT = 1 / 4

/** What is known of the apex of the zone. */
export type Apex = 'exists' | 'missing' | 'unanswered' | 'refused'

/**
 * A lost packet is soon sent again, and its answer counts whenever it comes: the last try waits for what the first did
 * not, so that a slow list has as long as ever.
 */
function tryTimeoutMs(attempt: number, timeoutMs: number, retries: number): number {
  if (retries === 0) return timeoutMs
  if (attempt === 0) return timeoutMs * FIRST_WAIT
  return attempt === retries ? timeoutMs * (2 - FIRST_WAIT) : timeoutMs
}

/** Asks the questions of one probe and keeps every answer as evidence. */
export class ProbeAsker {
  readonly answers: ProbeAnswer[] = []
  private readonly options: ProbeOptions
  private readonly read

  constructor(options: ProbeOptions) {
    this.options = options
    this.read = outcomeReader(options.list)
  }

  /** Asks about one point. */
  async point(point: ProbePoint): Promise<PointReading> {
    const answer = await this.ask(point.question, 'A')
    const outcome = this.read(point.question, answer)
    const addresses = answer.kind === 'response' ? addressesFor(point.question, answer.answers) : []
    this.keep(point.text, point.question, 'A', answer, addresses)
    return { point, outcome, addresses }
  }

  /** Asks whether the zone exists at all. */
  async apex(): Promise<Apex> {
    const name = apexName(this.options.list.zone)
    const answer = await this.ask(name, 'SOA')
    this.keep('apex', name, 'SOA', answer, [])
    if (answer.kind === 'failure') return 'unanswered'
    switch (answer.rcode) {
      case 'NOERROR':
        return 'exists'
      case 'NXDOMAIN':
        return 'missing'
      case 'REFUSED':
        return 'refused'
      case 'SERVFAIL':
      case 'FORMERR':
      case 'NOTIMP':
      case 'other':
        return 'unanswered'
    }
  }

  private ask(name: string, type: 'A' | 'SOA'): Promise<DnsAnswer> {
    const { dns, route, timeoutMs, retries, beforeSend, signal } = this.options
    if (route.kind === 'none') {
      const failure = {
        kind: 'failure',
        cause: 'timeout',
        server: null,
        milliseconds: 0,
        queries: 0,
      } as const
      return Promise.resolve(failure)
    }
    const { servers, recursionDesired } = route
    const options = {
      servers,
      recursionDesired,
      timeoutMs,
      tryTimeoutMs: (attempt: number) => tryTimeoutMs(attempt, timeoutMs, retries),
      retries,
      beforeSend,
      ...(signal ? { signal } : {}),
    }
    return dns.ask({ name, type }, options)
  }

  private keep(
    point: string,
    question: string,
    type: 'A' | 'SOA',
    answer: DnsAnswer,
    addresses: readonly string[],
  ): void {
    const server = answer.server ? formatEndpoint(answer.server) : null
    const { milliseconds } = answer
    const said = answer.kind === 'failure' ? answer.cause : describe(answer.rcode, addresses, type)
    this.answers.push({ point, question, type, answer: said, server, milliseconds })
  }
}

function describe(rcode: string, addresses: readonly string[], type: 'A' | 'SOA'): string {
  if (rcode !== 'NOERROR') return rcode
  if (type === 'SOA') return 'NOERROR'
  return addresses.length > 0 ? addresses.join(' ') : 'NOERROR without addresses'
}
