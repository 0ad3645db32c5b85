import { parseBlock } from '../../shared/domain/block.ts'
import type { Endpoint, RecordType } from '../../shared/domain/dns-answer.ts'
import { formatEndpoint } from '../../shared/domain/dns-answer.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { Scan } from '../../shared/domain/scan.ts'
import { specialRangeOf } from '../../shared/domain/special-ranges.ts'
import { targetsOf } from '../../shared/domain/targets.ts'
import { examineReverse } from '../engine/readiness/examine-reverse.ts'
import { resolversOf } from './choose-path.ts'
import type { Examination } from './examination.ts'

/** One try of a name server that may be lame. */
const LAME_TIMEOUT_MS = 2000

/** Asks for the reverse DNS of every address, through the resolvers of the path. */
export const reverseDnsExamination: Examination<'reverseDns'> = {
  part: 'reverseDns',
  isWanted: (examine, scan) => examine.reverseDns && mayHaveNames(scan),
  async run({ context, scan, pace, signal }) {
    const parsed = parseBlock(scan.block)
    if (!parsed.ok) throw new OperationError('internal', parsed.problem)
    const { dns, now } = context
    const { timeoutMs, retries, granularity, path } = scan.settings
    const servers = resolversOf(context, path)
    const beforeSend = () => pace.take(signal)
    const asked = { timeoutMs, retries, signal, beforeSend }
    return examineReverse({
      targets: targetsOf(parsed.block, granularity),
      ask: (name: string, type: RecordType) =>
        dns.ask({ name, type }, { ...asked, servers, recursionDesired: true }),
      askServer: async (server: Endpoint, zone: string) => {
        const options = { ...asked, servers: [server], recursionDesired: false, retries: 0 }
        const answer = await dns.ask({ name: zone, type: 'SOA' }, { ...options, timeoutMs: LAME_TIMEOUT_MS })
        if (answer.kind === 'failure') return null
        return answer.authoritative && answer.rcode === 'NOERROR'
      },
      probe: `no-such-name-${Buffer.from(context.randomBytes(6)).toString('hex')}`,
      servers: servers.map(formatEndpoint),
      now,
      signal,
    })
  },
}

/**
 * The public DNS knows no names for special-purpose space, and nobody there should be asked: only a resolver that the
 * user named, or the practice network, may know some.
 */
function mayHaveNames({ block, settings, practice }: Scan): boolean {
  const parsed = parseBlock(block)
  if (!parsed.ok) return false
  return practice || settings.path.kind === 'resolver' || specialRangeOf(parsed.block) === null
}
