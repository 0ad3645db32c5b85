import { getServers } from 'node:dns'
import { networkInterfaces } from 'node:os'
import { formatAddress, parseAddress } from '../../../shared/domain/address.ts'
import type { Endpoint } from '../../../shared/domain/dns-answer.ts'

const DNS_PORT = 53

/**
 * Reads `192.0.2.53`, `192.0.2.53:5353`, `2001:db8::53` or `[2001:db8::53]:5353`; the port is 53 unless given.
 * Null for anything else: names are not resolved here.
 */
export function parseEndpoint(text: string): Endpoint | null {
  const trimmed = text.trim()
  const bracketed = /^\[([^\]]+)\](?::(\d{1,5}))?$/.exec(trimmed)
  const dotted = /^(\d+\.\d+\.\d+\.\d+)(?::(\d{1,5}))?$/.exec(trimmed)
  const [, host = trimmed, portText] = bracketed ?? dotted ?? []
  const address = parseAddress(host)
  if (!address || (bracketed && address.family !== 6)) return null
  const port = portText === undefined ? DNS_PORT : Number(portText)
  if (port < 1 || port > 65_535) return null
  return { address: formatAddress(address), port }
}

/** The resolvers this system is set up with, in its order; empty when it has none. */
export function systemResolvers(): readonly Endpoint[] {
  // A link-local resolver carries a scope (fe80::1%eth0), which only the system understands: it is taken as it is.
  return getServers().flatMap(
    (text) => parseEndpoint(text) ?? (text.includes('%') ? { address: text, port: DNS_PORT } : []),
  )
}

/** True when this machine has an IPv6 address that reaches beyond its own network. */
export function hasIpv6(): boolean {
  const addresses = Object.values(networkInterfaces()).flatMap((found) => found ?? [])
  return addresses.some(
    ({ family, internal, address }) => family === 'IPv6' && !internal && !address.startsWith('fe80:'),
  )
}
