import { type Endpoint, formatEndpoint } from '../../../shared/domain/dns-answer.ts'
import type { PathWarning } from '../../../shared/domain/path.ts'
import type { DnsPort } from '../dns/dns-port.ts'

/** What the path is looked at with. */
export interface PathProbeOptions {
  readonly dns: Pick<DnsPort, 'ask'>
  readonly resolvers: readonly Endpoint[]
  readonly randomBytes: (count: number) => Uint8Array
}

const TIMEOUT_MS = 2000

/**
 * Asks each resolver for a name that cannot exist. Warns of resolvers that answer it all the same (they would
 * make every address look listed or parked), that refuse, or that are silent. Never rejects.
 */
export async function probePath(options: PathProbeOptions): Promise<PathWarning[]> {
  const warnings = await Promise.all(options.resolvers.map((resolver) => probeResolver(options, resolver)))
  return warnings.flatMap((warning) => warning ?? [])
}

async function probeResolver(options: PathProbeOptions, resolver: Endpoint): Promise<PathWarning | null> {
  const label = [...options.randomBytes(12)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  // Resolvers answer .invalid and .test by rule (RFC 6761), so a name in a real zone is needed to see inventions.
  const question = { name: `blockvet-${label}.com`, type: 'A' } as const
  const ask = { servers: [resolver], recursionDesired: true, timeoutMs: TIMEOUT_MS, retries: 1 }
  const answer = await options.dns.ask(question, ask)
  const server = formatEndpoint(resolver)
  if (answer.kind === 'failure') {
    if (answer.cause === 'cancelled') return null
    const text = `The resolver ${server} does not answer. Check the network, or name another with --resolver IP.`
    return { code: 'unreachable', text, server }
  }
  if (answer.rcode === 'REFUSED') {
    const text = `The resolver ${server} refuses general questions: lists it does not serve itself stay unknown.`
    return { code: 'refuses', text, server }
  }
  const invented = answer.answers.filter((record) => record.type === 'A').map((record) => record.data)
  if (invented.length === 0) return null
  const text = `The resolver ${server} invents answers: it gives ${invented[0]} for a name that does not exist. Use another resolver.`
  return { code: 'rewrites-nxdomain', text, server }
}
