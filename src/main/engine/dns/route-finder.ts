import {
  type DnsAnswer,
  type DnsRecord,
  type Endpoint,
  formatEndpoint,
} from '../../../shared/domain/dns-answer.ts'
import type { DnsblList } from '../../../shared/domain/list.ts'
import type { ScanPath } from '../../../shared/domain/path.ts'
import type { DnsPort, Route } from './dns-port.ts'
import { parseEndpoint } from './endpoints.ts'

/** What routes are found with. */
export interface RouteFinderOptions {
  readonly dns: Pick<DnsPort, 'ask'>
  readonly path: ScanPath
  /** The resolvers of the path; on the direct path those that know the way to the name servers. */
  readonly resolvers: readonly Endpoint[]
  readonly cache: RouteCache
  /** Port of the lists' name servers on the direct path. */
  readonly port?: number
  /** False leaves out name servers' IPv6 addresses: this machine has no way to them. */
  readonly hasIpv6?: boolean
}

type ListRoute = Pick<DnsblList, 'zone' | 'servers'>

const DNS_PORT = 53
/** Name servers of one zone that are looked up. */
const MOST_NAME_SERVERS = 8
/** Zone cuts that are climbed in search of NS records. */
const MOST_CUTS = 4
/** Name servers are looked up again after the time their records live, within these bounds. */
const SHORTEST_TTL_SECONDS = 60
const LONGEST_TTL_SECONDS = 86_400

/** Name servers that were found, until their time to live is over; shared by the scans of a process. */
export class RouteCache {
  private readonly routes = new Map<string, { readonly route: Route; readonly untilMs: number }>()
  private readonly now: () => number

  /** `now` is a monotonic clock in ms. */
  constructor(now: () => number) {
    this.now = now
  }

  get(key: string): Route | null {
    const entry = this.routes.get(key)
    return entry && entry.untilMs > this.now() ? entry.route : null
  }

  set(key: string, route: Route, ttlSeconds: number): void {
    this.routes.set(key, { route, untilMs: this.now() + ttlSeconds * 1000 })
  }
}

/**
 * Finds where the questions of a list go: to its own servers when the catalogue names them, else along the path.
 * On the direct path the list's name servers are looked up, kept as long as their records live, and asked without
 * recursion; an aborted signal ends the look-up.
 */
export function routeFinder(
  options: RouteFinderOptions,
): (list: ListRoute, signal?: AbortSignal) => Promise<Route> {
  const { cache, path, resolvers } = options
  const open = new Map<string, Promise<Route>>()
  const findDirect = async (zone: string, signal: AbortSignal | undefined): Promise<Route> => {
    const found = await new DirectRoute(options, signal).find(zone)
    if (found.route.kind === 'servers') cache.set(keyOf(resolvers, zone), found.route, found.ttlSeconds)
    return found.route
  }
  return (list, signal) => {
    const own = list.servers.flatMap((text) => parseEndpoint(text) ?? [])
    if (own.length > 0) return Promise.resolve({ kind: 'servers', servers: own, recursionDesired: true })
    if (path.kind !== 'direct') {
      return Promise.resolve({ kind: 'servers', servers: resolvers, recursionDesired: true })
    }
    const known = cache.get(keyOf(resolvers, list.zone))
    if (known) return Promise.resolve(known)
    const finding = open.get(list.zone) ?? findDirect(list.zone, signal).finally(() => open.delete(list.zone))
    open.set(list.zone, finding)
    return finding
  }
}

const keyOf = (resolvers: readonly Endpoint[], zone: string): string =>
  `${resolvers.map(formatEndpoint).join(' ')} ${zone}`

/** A route, and how long its records live. */
interface FoundRoute {
  readonly route: Route
  readonly ttlSeconds: number
}

type NoRoute = Extract<Route, { kind: 'none' }>

class DirectRoute {
  private readonly options: RouteFinderOptions
  private readonly signal: AbortSignal | undefined

  constructor(options: RouteFinderOptions, signal: AbortSignal | undefined) {
    this.options = options
    this.signal = signal
  }

  async find(zone: string): Promise<FoundRoute> {
    const delegation = await this.delegationOf(zone)
    if ('kind' in delegation) return { route: delegation, ttlSeconds: 0 }
    const names = delegation.servers.map(({ data }) => data.toLowerCase()).slice(0, MOST_NAME_SERVERS)
    const found = (await Promise.all(names.map((name) => this.addressesOf(name, delegation.glue)))).flat()
    const port = this.options.port ?? DNS_PORT
    // IPv4 first: what comes first is asked first, and many networks carry no IPv6.
    const sorted = [
      ...found.filter(({ type }) => type === 'A'),
      ...found.filter(({ type }) => type === 'AAAA'),
    ]
    const servers = [...new Set(sorted.map(({ data }) => data))].map((address) => ({ address, port }))
    if (servers.length === 0) {
      const reason = `None of the name servers of ${zone} (${names.join(', ')}) has an address.`
      return { route: { kind: 'none', reason, zoneExists: true }, ttlSeconds: 0 }
    }
    const times = [...delegation.servers, ...found].map(({ ttlSeconds }) => ttlSeconds)
    const ttlSeconds = Math.min(LONGEST_TTL_SECONDS, Math.max(SHORTEST_TTL_SECONDS, Math.min(...times)))
    return { route: { kind: 'servers', servers, recursionDesired: false }, ttlSeconds }
  }

  /** The NS records of the zone, or of the zone around it when it has no cut of its own, and the glue beside them. */
  private async delegationOf(
    zone: string,
  ): Promise<{ readonly servers: readonly DnsRecord[]; readonly glue: readonly DnsRecord[] } | NoRoute> {
    let name = zone
    for (let cut = 0; cut < MOST_CUTS; cut++) {
      const answer = await this.ask(name, 'NS')
      if (answer.kind !== 'response' || (answer.rcode !== 'NOERROR' && answer.rcode !== 'NXDOMAIN')) {
        const why = answer.kind === 'response' ? answer.rcode : answer.cause
        return { kind: 'none', reason: `Nobody could say who serves ${name} (${why}).`, zoneExists: true }
      }
      if (answer.rcode === 'NXDOMAIN' && name === zone) {
        return { kind: 'none', reason: `The zone ${zone} does not exist.`, zoneExists: false }
      }
      const servers = answer.answers.filter(({ type }) => type === 'NS')
      if (servers.length > 0) return { servers, glue: answer.additionals }
      const above = answer.authorities.find(({ type }) => type === 'SOA')?.name.toLowerCase()
      if (!above || above === name || !name.endsWith(`.${above}`)) break
      name = above
    }
    return { kind: 'none', reason: `No name server of ${zone} could be found.`, zoneExists: true }
  }

  /** Address records of a name server: the glue, or what a look-up gives, of the families this machine can reach. */
  private async addressesOf(name: string, glue: readonly DnsRecord[]): Promise<readonly DnsRecord[]> {
    const types = this.options.hasIpv6 === false ? (['A'] as const) : (['A', 'AAAA'] as const)
    const fits = ({ type }: DnsRecord): boolean => types.some((wanted) => wanted === type)
    const beside = glue.filter((record) => record.name.toLowerCase() === name && fits(record))
    if (beside.length > 0) return beside
    const answers = await Promise.all(types.map((type) => this.ask(name, type)))
    return answers.flatMap((answer) => (answer.kind === 'response' ? answer.answers.filter(fits) : []))
  }

  private ask(name: string, type: 'NS' | 'A' | 'AAAA'): Promise<DnsAnswer> {
    const { dns, resolvers } = this.options
    const options = { servers: resolvers, recursionDesired: true, timeoutMs: 2000, retries: 2 }
    return dns.ask({ name, type }, this.signal ? { ...options, signal: this.signal } : options)
  }
}
