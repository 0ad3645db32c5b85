import type { DnsblList } from '../../../shared/domain/list.ts'
import type { ScanSettings } from '../../../shared/domain/scan.ts'

/** Queries per second for a list: the catalogue's rate, or the user's when that is lower. */
export function listRate(list: DnsblList, settings: ScanSettings): number {
  const ceiling = settings.listRatePerSecond ?? Number.POSITIVE_INFINITY
  return Math.min(list.ratePerSecond, ceiling, settings.ratePerSecond)
}

const WIDEST_WINDOW = 256

/**
 * Questions in flight for one list: what fits into half a second at its rate. A server that answers slower than
 * that is overloaded already, and more open questions would only add to it.
 */
export function windowWidth(ratePerSecond: number): number {
  return Math.max(2, Math.min(WIDEST_WINDOW, Math.ceil(ratePerSecond / 2)))
}
