import { type Address, formatAddress, reverseLabels } from '../../../shared/domain/address.ts'
import { formatEndpoint } from '../../../shared/domain/dns-answer.ts'
import { isUsable, type ProbeFinding } from '../../../shared/domain/health.ts'
import type { DnsblList } from '../../../shared/domain/list.ts'
import { outcomeReader } from '../../../shared/domain/read-outcome.ts'
import { questionName } from '../../../shared/domain/zone-name.ts'
import type { DnsPort, Route } from '../dns/dns-port.ts'
import type { Pace } from './create-pace.ts'
import type { Prober } from './scan-ports.ts'

/** What a second look is made with. */
export interface RecheckOptions {
  readonly list: DnsblList
  readonly addresses: readonly Address[]
  readonly route: Route
  readonly dns: Pick<DnsPort, 'ask'>
  readonly prober: Prober
  readonly pace: Pace
  readonly timeoutMs: number
  readonly retries: number
  readonly signal?: AbortSignal | undefined
}

/** What the list says of one address now. */
export interface Recheck {
  readonly address: string
  /** `unknown` keeps its cause in `codes`. */
  readonly outcome: 'listed' | 'clear' | 'unknown'
  readonly codes: readonly string[]
  readonly server: string | null
}

/** A second look at a few addresses of one list, believed only between two good probes. */
export interface RecheckFinding {
  readonly probe: ProbeFinding
  readonly answers: readonly Recheck[]
}

/**
 * Asks one list about single addresses again, with a probe before and after as in a scan: a list that is unfit, or
 * differs after, makes every answer unknown.
 */
export async function recheckAddresses(options: RecheckOptions): Promise<RecheckFinding> {
  const { list, addresses, route, prober, pace, signal } = options
  const lost = (probe: ProbeFinding): RecheckFinding => ({
    probe,
    answers: addresses.map((address) => unknown(address, 'unhealthy-list')),
  })
  const before = await prober.probe(list, route, pace, signal)
  if (!isUsable(before.health) || route.kind === 'none') return lost(before)
  const answers: Recheck[] = []
  const read = outcomeReader(list)
  for (const address of addresses) {
    if (signal?.aborted) break
    answers.push(await ask(options, route, address, read))
  }
  if (signal?.aborted)
    return { probe: before, answers: addresses.map((address) => unknown(address, 'cancelled')) }
  const after = await prober.probe(list, route, pace, signal)
  return after.health === before.health ? { probe: after, answers } : lost(after)
}

async function ask(
  { list, dns, pace, timeoutMs, retries, signal }: RecheckOptions,
  route: Extract<Route, { kind: 'servers' }>,
  address: Address,
  read: ReturnType<typeof outcomeReader>,
): Promise<Recheck> {
  if (!list.families.includes(address.family)) return unknown(address, 'unsupported-family')
  const name = questionName(list.zone, reverseLabels(address))
  const answer = await dns.ask(
    { name, type: 'A' },
    {
      servers: route.servers,
      recursionDesired: route.recursionDesired,
      timeoutMs,
      retries,
      beforeSend: () => pace.take(signal),
      ...(signal ? { signal } : {}),
    },
  )
  const outcome = read(name, answer)
  const server = answer.server ? formatEndpoint(answer.server) : null
  const text = formatAddress(address)
  switch (outcome.kind) {
    case 'listed':
      return { address: text, outcome: 'listed', codes: outcome.codes, server }
    case 'clear':
      return { address: text, outcome: 'clear', codes: [], server }
    case 'unknown':
      return { address: text, outcome: 'unknown', codes: [outcome.cause], server }
  }
}

const unknown = (address: Address, cause: string): Recheck => ({
  address: formatAddress(address),
  outcome: 'unknown',
  codes: [cause],
  server: null,
})
