import { type Block, parseBlock } from '../../shared/domain/block.ts'
import type { ExaminationSources } from '../../shared/domain/scan.ts'
import type { FoundNetwork, NetworkReply } from '../engine/registry/found-network.ts'
import { NetworkFinder } from '../engine/registry/network-finder.ts'
import type { RegistryCache } from '../engine/registry/registry-cache.ts'
import type { Context } from './context.ts'
import { PRACTICE_RDAP } from './practice-http.ts'
import { readBootstrapCopy } from './read-bootstrap-copy.ts'

const POSITIVE_MS = 24 * 60 * 60 * 1000
const NEGATIVE_MS = 60 * 60 * 1000

/** A finder on the registries, or on the servers that the user named in their place, with the store as its memory. */
export async function openRegistry(
  context: Context,
  sources: ExaminationSources | undefined,
  signal: AbortSignal,
): Promise<NetworkFinder> {
  const { rdap, whois, rirs, practice } = context.registry
  const named = practice
    ? { rdap: PRACTICE_RDAP, whois: null }
    : sources?.rdap || sources?.whois
      ? { rdap: sources.rdap, whois: sources.whois }
      : null
  const bootstrap = await readBootstrapCopy(context, named === null, signal)
  const cache = storedCache(context, named === null ? '' : `${named.rdap} ${named.whois}`)
  return new NetworkFinder({ rdap, whois, cache, rirs, bootstrap, named })
}

function storedCache({ store, now }: Context, server: string): RegistryCache {
  return {
    find: (block) => readReply(store.registryAnswers.find(server, block, now())),
    keep(asked, reply) {
      if (reply.kind === 'unknown') return
      const network = reply.kind === 'network' ? reply.found.range : asked
      const life = reply.kind === 'network' ? POSITIVE_MS : NEGATIVE_MS
      const answer = writeReply(reply)
      store.registryAnswers.keep({ server, asked, network, answer, expiresAtMs: now() + life }, now())
    },
  }
}

type KeptNetwork = Omit<FoundNetwork, 'range'>

/** Ranges are left out: the texts of the network say the same, and bigint is no JSON. */
function writeReply(reply: Exclude<NetworkReply, { kind: 'unknown' }>) {
  if (reply.kind === 'not-registered') return reply
  const strip = ({ network, upUrl, downUrl, searchBase }: FoundNetwork): KeptNetwork => ({
    network,
    upUrl,
    downUrl,
    searchBase,
  })
  return { ...reply, found: strip(reply.found), above: reply.above.map(strip) }
}

function readReply(value: unknown): NetworkReply | null {
  if (typeof value !== 'object' || value === null) return null
  const kept = value as ReturnType<typeof writeReply>
  if (kept.kind === 'not-registered') return kept
  const found = withRange(kept.found)
  const above = kept.above.map(withRange)
  return found && above.every((entry) => entry !== null) ? { ...kept, found, above } : null
}

function withRange(kept: KeptNetwork): FoundNetwork | null {
  const range = rangeOf(kept.network.first, kept.network.last)
  return range && { ...kept, range }
}

function rangeOf(first: string, last: string): Block | null {
  const parsed = parseBlock(`${first}-${last}`)
  return parsed.ok ? parsed.block : null
}
