import type { Family } from '../../shared/domain/address.ts'
import { followsPath } from '../../shared/domain/list.ts'
import type { PathWarning } from '../../shared/domain/path.ts'
import type { ScanSettings } from '../../shared/domain/scan.ts'
import { negativesStillClear } from '../engine/probe/negatives-still-clear.ts'
import { probeList } from '../engine/probe/probe-list.ts'
import { type Prober, withHealth } from '../engine/scan/scan-ports.ts'
import type { Context } from './context.ts'

/**
 * The prober of a scan. When the path itself invents answers, a list that looks parked is not blamed for it.
 */
export function createProber(
  context: Context,
  settings: ScanSettings,
  family: Family,
  pathWarnings: readonly PathWarning[],
): Prober {
  const { dns, now, randomBytes } = context
  const { timeoutMs, retries } = settings
  const rewriter = pathWarnings.find((warning) => warning.code === 'rewrites-nxdomain')
  return {
    async probe(list, route, pace, signal) {
      const options = { dns, now, randomBytes, timeoutMs, retries, beforeSend: () => pace.take(), signal }
      const finding = await probeList({ ...options, list, route, families: [family] })
      if (finding.health !== 'parked' || !rewriter || !followsPath(list)) return finding
      return withHealth(finding, 'parked', `The path is at fault, not the list: ${rewriter.text}`)
    },
    negativesStillClear(list, route, pace, signal) {
      const options = { dns, now, randomBytes, timeoutMs, retries, beforeSend: () => pace.take(), signal }
      return negativesStillClear({ ...options, list, route, families: [family] })
    },
  }
}
