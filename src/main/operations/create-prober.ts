import type { Family } from '../../shared/domain/address.ts'
import type { ProbeFinding } from '../../shared/domain/health.ts'
import { type DnsblList, followsPath, needsKey } from '../../shared/domain/list.ts'
import type { PathWarning } from '../../shared/domain/path.ts'
import type { ScanSettings } from '../../shared/domain/scan.ts'
import { negativesStillClear } from '../engine/probe/negatives-still-clear.ts'
import { probeList } from '../engine/probe/probe-list.ts'
import type { Pace } from '../engine/scan/create-pace.ts'
import { type Prober, withHealth } from '../engine/scan/scan-ports.ts'
import type { Context } from './context.ts'

/**
 * The prober of a scan. When the path itself invents answers, a list that looks parked is not blamed for it. A list
 * without its key is not asked, and one that knows nothing under its key is taken to refuse it: silence of a keyed
 * zone must not pass for "clear".
 */
export function createProber(
  context: Pick<Context, 'dns' | 'now' | 'randomBytes' | 'withoutKey'>,
  settings: Pick<ScanSettings, 'timeoutMs' | 'retries'>,
  family: Family,
  pathWarnings: readonly PathWarning[],
): Prober {
  const { dns, now, randomBytes } = context
  const { timeoutMs, retries } = settings
  const askingOf = (pace: Pace, signal: AbortSignal | undefined) => {
    const beforeSend = () => pace.take(signal)
    return { dns, now, randomBytes, timeoutMs, retries, families: [family], beforeSend, signal }
  }
  const rewriter = pathWarnings.find((warning) => warning.code === 'rewrites-nxdomain')
  return {
    async probe(list, route, pace, signal) {
      const keyless = context.withoutKey?.get(list.id)
      if (keyless !== undefined) return withoutKey(list, keyless, now())
      const finding = await probeList({ ...askingOf(pace, signal), list, route })
      if (isKeyUnknown(list, finding)) return withHealth(finding, 'refusing', describeUnknownKey(list))
      if (finding.health !== 'parked' || !rewriter || !followsPath(list)) return finding
      return withHealth(finding, 'parked', `The path is at fault, not the list: ${rewriter.text}`)
    },
    negativesStillClear(list, route, pace, signal) {
      return negativesStillClear({ ...askingOf(pace, signal), list, route })
    },
  }
}

function withoutKey(list: DnsblList, reason: string, nowMs: number): ProbeFinding {
  const probedAt = new Date(nowMs).toISOString()
  return {
    listId: list.id,
    health: 'refusing',
    reason,
    marked: false,
    answers: [],
    probedAt,
  }
}

/** With a wrong key a zone knows no name at all, so neither its test entry nor itself seems to exist. */
const isKeyUnknown = (list: DnsblList, { health }: ProbeFinding): boolean =>
  needsKey(list) &&
  list.status !== 'closed' &&
  (health === 'gone' || (health === 'no-test-entry' && list.testPoints.listed !== null))

const describeUnknownKey = ({ id }: DnsblList): string =>
  `It knows nothing under your key, not even its test entry: the key is wrong or has lapsed. Enter it anew: blockvet lists key ${id}`
