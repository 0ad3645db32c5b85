import type { Scan } from './scan.ts'

/** One target, and several. */
export type TargetWords = readonly [one: string, many: string]

/**
 * What one target of a scan and several of them are called: addresses, or, where one IPv6 check stands for a whole
 * network, networks of that size. Whoever counts targets says these words, so that 256 checks are not taken for 256
 * addresses.
 */
export function targetWords({ block, settings }: Pick<Scan, 'block' | 'settings'>): TargetWords {
  if (!standsForNetworks({ block, settings })) return ['address', 'addresses']
  return [`/${settings.granularity} network`, `/${settings.granularity} networks`]
}

/** True when one check of the scan stands for a whole IPv6 network. */
export const standsForNetworks = ({ block, settings }: Pick<Scan, 'block' | 'settings'>): boolean =>
  block.includes(':') && settings.granularity !== 128
