import type { DnsblList } from '../../../shared/domain/list.ts'
import type { ScanSettings } from '../../../shared/domain/scan.ts'
import { listRate } from './list-pace.ts'

/** Questions of one probe, before and after: test entry, negative point, and now and then an apex or a third point. */
export const PROBE_QUESTIONS = 2
/** Time a probe adds to a scan, before and after, in seconds. */
const PROBE_SECONDS = 0.5

/** Expected seconds for `checks` questions to one list at its pace, probes included. */
export function listSeconds(list: DnsblList, checks: number, settings: ScanSettings): number {
  return (checks + 2 * PROBE_QUESTIONS) / listRate(list, settings) + PROBE_SECONDS
}

/** Expected seconds of a scan of several blocks one after another: its slowest list, or the global pace. */
export function scanSeconds(listTimes: readonly number[], queries: number, settings: ScanSettings): number {
  return Math.max(queries / settings.ratePerSecond, ...listTimes, 0)
}
