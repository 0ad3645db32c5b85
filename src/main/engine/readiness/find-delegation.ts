import { type Address, reverseLabels } from '../../../shared/domain/address.ts'
import { type Block, prefixLength } from '../../../shared/domain/block.ts'
import type { Endpoint } from '../../../shared/domain/dns-answer.ts'
import type { ReverseZone } from '../../../shared/domain/reverse-dns-findings.ts'
import { type Ask, lookUp, same } from './ask.ts'

/** More zones than this are not looked at: a /18 has 64 of them, and they are served alike as a rule. */
const MOST_ZONES = 16
const MOST_SERVERS = 6

/** Asks a name server itself about the zone: true when it answers with authority, null when it does not answer. */
export type AskServer = (server: Endpoint, zone: string) => Promise<boolean | null>

/** Names of the reverse zones a block lies in: one per /24, for IPv6 the one of the nibble around it. */
export function reverseZonesOf(block: Block): readonly string[] {
  if (block.family === 6) {
    const length = prefixLength(block) ?? 64
    const nibbles = Math.min(64, Math.max(32, length - (length % 4))) / 4
    return [`${lastLabels({ family: 6, value: block.first }, nibbles)}.ip6.arpa`]
  }
  const zones: string[] = []
  for (let net = block.first >> 8n; net <= block.last >> 8n && zones.length < MOST_ZONES; net++)
    zones.push(`${lastLabels({ family: 4, value: net << 8n }, 3)}.in-addr.arpa`)
  return zones
}

const lastLabels = (address: Address, count: number): string =>
  reverseLabels(address).split('.').slice(-count).join('.')

/** How a zone is looked at. */
export interface DelegationLook {
  readonly ask: Ask
  readonly askServer: AskServer
  /** A label that nobody has set a name for: where it has one, every name has. */
  readonly probe: string
}

/** Who serves a reverse zone, which of its servers do not know of it, and whether it answers for every name. */
export async function findDelegation(
  zone: string,
  { ask, askServer, probe }: DelegationLook,
): Promise<ReverseZone> {
  const answer = await ask(zone, 'NS')
  const nothing = { zone, servers: [], lame: [] }
  if (answer.kind === 'failure') return { ...nothing, state: 'unknown' }
  if (answer.rcode === 'NXDOMAIN') return { ...nothing, state: 'absent' }
  if (answer.rcode !== 'NOERROR') return { ...nothing, state: 'unknown' }
  const servers = answer.answers
    .filter((record) => record.type === 'NS' && same(record.name, zone))
    .map(({ data }) => data.toLowerCase())
    .toSorted()
  const wildcard = await findWildcard(zone, ask, probe)
  if (servers.length === 0) return { ...nothing, ...wildcard, state: 'served-by-parent' }
  const lame: string[] = []
  for (const server of servers.slice(0, MOST_SERVERS)) {
    const found = [await lookUp(ask, server, 'A'), await lookUp(ask, server, 'AAAA')]
    const [address] = found.flatMap((one) => (one.kind === 'records' ? one.values : []))
    if (address === undefined && found.some(({ kind }) => kind === 'unknown')) continue
    const knows = address === undefined ? false : await askServer({ address, port: 53 }, zone)
    if (knows === false) lame.push(server)
  }
  return { zone, state: 'delegated', servers, lame, ...wildcard }
}

async function findWildcard(zone: string, ask: Ask, probe: string): Promise<Pick<ReverseZone, 'wildcard'>> {
  const found = await lookUp(ask, `${probe}.${zone}`, 'PTR')
  return found.kind === 'unknown' ? {} : { wildcard: found.kind === 'records' }
}
