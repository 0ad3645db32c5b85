import { familyBits, formatAddress } from '../../../shared/domain/address.ts'
import {
  type Block,
  blockSize,
  contains,
  enclosingCidr,
  formatBlock,
  prefixLength,
} from '../../../shared/domain/block.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import { type Bootstrap, findBase, findRirOfUrl, withSlash } from './bootstrap.ts'
import type { FoundNetwork, NetworkReply } from './found-network.ts'
import { handedOnTo } from './network-level.ts'
import type { RdapClient } from './rdap-client.ts'
import { readRdapNetwork } from './read-rdap-network.ts'
import { readWhois } from './read-whois.ts'
import type { RegistryCache } from './registry-cache.ts'
import type { Rir } from './rir.ts'
import type { WhoisPort } from './whois-port.ts'

/** What a finder works with. */
export interface NetworkFinderParts {
  readonly rdap: Pick<RdapClient, 'get'>
  readonly whois: WhoisPort
  readonly cache: RegistryCache
  readonly rirs: readonly Rir[]
  readonly bootstrap: Bootstrap
  /** Servers that the user named in place of the registries'; null = the registries'. */
  readonly named: { readonly rdap: string | null; readonly whois: string | null } | null
}

const WHOIS_TIMEOUT_MS = 10_000

/** Finds the most specific registered network around a range: from the cache, by RDAP, else by WHOIS. */
export class NetworkFinder {
  private readonly parts: NetworkFinderParts

  constructor(parts: NetworkFinderParts) {
    this.parts = parts
  }

  /** The most specific network that holds the whole range. Never rejects. */
  async find(range: Block, signal?: AbortSignal): Promise<NetworkReply> {
    if (prefixLength(range) === null) return this.findAround(range, signal)
    const known = this.parts.cache.find(range)
    if (known) return known
    const reply = await this.ask(range, signal)
    if (reply.kind !== 'unknown') this.parts.cache.keep(range, reply)
    return reply
  }

  /** The network at a link of an earlier answer; it must hold `inside`. */
  async follow(url: string, inside: Block, signal?: AbortSignal): Promise<NetworkReply> {
    const reply = await this.parts.rdap.get(url, signal)
    if (reply.kind === 'failed') return { kind: 'unknown', reason: reply.reason }
    if (reply.kind !== 'object') return { kind: 'not-registered', source: 'rdap' }
    return this.readObject(reply.url, reply.value, inside)
  }

  /** Networks of a list (RFC 9910 `ipSearchResults`), or null when the server gives none. */
  async list(url: string, signal?: AbortSignal): Promise<readonly FoundNetwork[] | null> {
    const reply = await this.parts.rdap.get(url, signal)
    if (reply.kind === 'not-found') return []
    if (reply.kind !== 'object' || typeof reply.value !== 'object' || reply.value === null) return null
    const results: unknown = Reflect.get(reply.value, 'ipSearchResults')
    if (!Array.isArray(results)) return null
    return results.slice(0, 1000).flatMap((value) => {
      const read = readRdapNetwork(value, this.originOf(reply.url, value))
      return read.ok ? [read.found] : []
    })
  }

  /** A range that is no CIDR: both ends tell, unless they name different networks. */
  private async findAround(range: Block, signal?: AbortSignal): Promise<NetworkReply> {
    for (const value of [range.first, range.last]) {
      const reply = await this.find({ family: range.family, first: value, last: value }, signal)
      if (reply.kind === 'network' && contains(reply.found.range, range)) return reply
    }
    return this.find(smallestCidrAround(range), signal)
  }

  /** `at` is the registry that another one said to have handed the space on to. */
  private async ask(range: Block, signal?: AbortSignal, at: Rir | null = null): Promise<NetworkReply> {
    const { named, bootstrap, rdap } = this.parts
    const base = at?.rdap ?? named?.rdap ?? findBase(bootstrap, range)
    if (base === null) {
      const reason = `No registry is known to answer for ${formatBlock(range)}.`
      return named?.whois ? this.askWhois(range, reason, null, signal) : { kind: 'unknown', reason }
    }
    const root = withSlash(base)
    const reply = await rdap.get(`${root}ip/${pathOf(range)}`, signal)
    switch (reply.kind) {
      case 'object': {
        const read = this.readObject(reply.url, reply.value, range)
        if (read.kind === 'unknown') return this.askWhois(range, read.reason, root, signal)
        return this.goOn(read, range, signal, at !== null)
      }
      case 'not-found':
        return { kind: 'not-registered', source: 'rdap' }
      case 'unsupported':
        return this.askWhois(
          range,
          `${new URL(root).host} does not take questions about networks.`,
          root,
          signal,
        )
      case 'failed':
        return this.askWhois(range, reply.reason, root, signal)
    }
  }

  /** A registry that handed the space on knows nothing of it: the other one is asked, once. */
  private goOn(
    reply: NetworkReply,
    range: Block,
    signal: AbortSignal | undefined,
    wasSent: boolean,
  ): Promise<NetworkReply> | NetworkReply {
    const name = reply.kind === 'network' ? handedOnTo(reply.found.network.type) : null
    if (name === null) return reply
    const { rirs, named } = this.parts
    const rir = rirs.find((one) => one.name.toLowerCase() === name.toLowerCase())
    if (rir && !wasSent && named === null) return this.ask(range, signal, rir)
    return {
      kind: 'unknown',
      reason: `${formatBlock(range)} was handed on to ${cleanStrangerText(name, 40)}, which was not asked.`,
    }
  }

  /** True when WHOIS stands in at a registry that the bootstrap did not name: another one sent us there. */
  private isHandedOn(range: Block, base: string | null): boolean {
    const usual = findBase(this.parts.bootstrap, range)
    return base !== null && usual !== null && withSlash(usual) !== withSlash(base)
  }

  private readObject(url: string, value: unknown, inside: Block): NetworkReply {
    const read = readRdapNetwork(value, this.originOf(url, value))
    const host = new URL(url).host
    if (!read.ok) return { kind: 'unknown', reason: `${host}: ${read.problem}` }
    if (!contains(read.found.range, inside))
      return {
        kind: 'unknown',
        reason: `${host} answered with a network that does not hold ${formatBlock(inside)}.`,
      }
    return { kind: 'network', found: read.found, source: 'rdap', above: [] }
  }

  /** A mirror's host says nothing of the registry; the WHOIS server that the record names does. */
  private originOf(url: string, value: unknown) {
    const { rirs } = this.parts
    const at = url.search(/\/ips?\//)
    const base = at < 0 ? withSlash(url) : url.slice(0, at + 1)
    const port43: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'port43') : null
    const rir =
      findRirOfUrl(rirs, url) ?? (typeof port43 === 'string' ? findRirOfUrl(rirs, `https://${port43}`) : null)
    return { url, base, registryId: rir?.id ?? null }
  }

  private async askWhois(
    range: Block,
    why: string,
    base: string | null,
    signal?: AbortSignal,
  ): Promise<NetworkReply> {
    const { named, rirs, whois } = this.parts
    const rir = base === null ? null : findRirOfUrl(rirs, base)
    const server = named ? named.whois : (rir?.whois.server ?? null)
    if (server === null || signal?.aborted) return { kind: 'unknown', reason: why }
    const [host, port] = splitPort(server)
    const query = (rir?.whois.query ?? '{range}')
      .replace('{range}', formatBlock(range))
      .replace('{first}', firstOf(range))
    const reply = await whois.ask({
      host,
      port,
      query,
      timeoutMs: WHOIS_TIMEOUT_MS,
      ...(signal ? { signal } : {}),
    })
    if (reply.kind === 'failure')
      return { kind: 'unknown', reason: `${why} WHOIS at ${host} gave no answer either.` }
    const read = readWhois(reply.text, host, rir?.id ?? null)
    switch (read.kind) {
      case 'nothing':
        return { kind: 'not-registered', source: 'whois' }
      case 'refused':
        return { kind: 'unknown', reason: `${why} WHOIS at ${host} refuses to answer.` }
      case 'unreadable':
        return { kind: 'unknown', reason: `${why} WHOIS at ${host} answered with nothing readable.` }
      case 'networks': {
        const around = read.networks.filter((found) => contains(found.range, range))
        const found = around.at(-1)
        if (!found)
          return { kind: 'unknown', reason: `${why} WHOIS at ${host} names no network that holds it.` }
        const answer = { kind: 'network', found, source: 'whois', above: around.slice(0, -1) } as const
        return this.goOn(answer, range, signal, this.isHandedOn(range, base))
      }
    }
  }
}

/** The smallest CIDR that holds the range. */
export function smallestCidrAround(range: Block): Block {
  const bits = familyBits(range.family)
  const differing = (range.first ^ range.last).toString(2).length
  const length = blockSize(range) === 1n ? bits : bits - differing
  return enclosingCidr({ family: range.family, value: range.first }, length)
}

const firstOf = ({ family, first }: Block): string => formatAddress({ family, value: first })

/** `192.0.2.0/28`, or the bare address of a single one (RFC 9082 §3.1.1). */
const pathOf = (range: Block): string => (blockSize(range) === 1n ? firstOf(range) : formatBlock(range))

function splitPort(server: string): readonly [host: string, port: number] {
  const parts = /^(.*):(\d+)$/.exec(server)
  return parts ? [parts[1] as string, Number(parts[2])] : [server, 43]
}
