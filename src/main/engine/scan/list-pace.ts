import type { DnsblList } from '../../../shared/domain/list.ts'
import type { ScanSettings } from '../../../shared/domain/scan.ts'

/** Queries per second for a list: the catalogue's rate, or the user's when that is lower. */
export function listRate(
  list: DnsblList,
  settings: Pick<ScanSettings, 'ratePerSecond' | 'listRatePerSecond'>,
): number {
  const ceiling = settings.listRatePerSecond ?? Number.POSITIVE_INFINITY
  return Math.min(list.ratePerSecond, ceiling, settings.ratePerSecond)
}
