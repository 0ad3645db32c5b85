import type { DnsAnswer, Endpoint } from '../../../shared/domain/dns-answer.ts'
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
  /** Port of the lists' name servers on the direct path. */
  readonly port?: number
}

type ListRoute = Pick<DnsblList, 'zone' | 'servers'>

const DNS_PORT = 53
/** Name servers of one zone that are looked up. */
const MOST_NAME_SERVERS = 8
/** Zone cuts that are climbed in search of NS records. */
const MOST_CUTS = 4

/**
 * Finds where the questions of a list go: to its own servers when the catalogue names them, else along the path.
 * On the direct path the list's name servers are looked up once and asked without recursion; an aborted signal ends
 * the look-up.
 */
export function routeFinder(
  options: RouteFinderOptions,
): (list: ListRoute, signal?: AbortSignal) => Promise<Route> {
  const direct = new Map<string, Promise<Route>>()
  return (list, signal) => {
    const own = list.servers.flatMap((text) => parseEndpoint(text) ?? [])
    if (own.length > 0) return Promise.resolve({ kind: 'servers', servers: own, recursionDesired: true })
    if (options.path.kind !== 'direct') {
      return Promise.resolve({ kind: 'servers', servers: options.resolvers, recursionDesired: true })
    }
    const known = direct.get(list.zone) ?? new DirectRoute(options, signal).find(list.zone)
    direct.set(list.zone, known)
    return known
  }
}

class DirectRoute {
  private readonly options: RouteFinderOptions
  private readonly signal: AbortSignal | undefined

  constructor(options: RouteFinderOptions, signal: AbortSignal | undefined) {
    this.options = options
    this.signal = signal
  }

  async find(zone: string): Promise<Route> {
    const names = await this.nameServersOf(zone)
    if (!Array.isArray(names)) return names
    const found = await Promise.all(names.slice(0, MOST_NAME_SERVERS).map((name) => this.addressesOf(name)))
    const port = this.options.port ?? DNS_PORT
    const servers = found.flat().map((address) => ({ address, port }))
    if (servers.length > 0) return { kind: 'servers', servers, recursionDesired: false }
    const reason = `None of the name servers of ${zone} (${names.join(', ')}) has an address.`
    return { kind: 'none', reason, zoneExists: true }
  }

  /** Names of the servers of the zone, or of the zone around it when it has no cut of its own. */
  private async nameServersOf(zone: string): Promise<string[] | Extract<Route, { kind: 'none' }>> {
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
      const names = answer.answers.filter(({ type }) => type === 'NS').map(({ data }) => data.toLowerCase())
      if (names.length > 0) return names
      const above = answer.authorities.find(({ type }) => type === 'SOA')?.name.toLowerCase()
      if (!above || above === name || !name.endsWith(`.${above}`)) break
      name = above
    }
    return { kind: 'none', reason: `No name server of ${zone} could be found.`, zoneExists: true }
  }

  /** IPv4 first: many networks carry no IPv6. */
  private async addressesOf(name: string): Promise<string[]> {
    for (const type of ['A', 'AAAA'] as const) {
      const answer = await this.ask(name, type)
      if (answer.kind !== 'response') continue
      const addresses = answer.answers.filter((record) => record.type === type).map(({ data }) => data)
      if (addresses.length > 0) return addresses
    }
    return []
  }

  private ask(name: string, type: 'NS' | 'A' | 'AAAA'): Promise<DnsAnswer> {
    const { dns, resolvers } = this.options
    const options = { servers: resolvers, recursionDesired: true, timeoutMs: 2000, retries: 2 }
    return dns.ask({ name, type }, this.signal ? { ...options, signal: this.signal } : options)
  }
}
