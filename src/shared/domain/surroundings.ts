import type { NetblockFindings } from './netblock-findings.ts'
import type { RegistryFindings } from './registry-findings.ts'
import type { ReverseDnsFindings } from './reverse-dns-findings.ts'
import type { RoutingFindings } from './routing-findings.ts'

/**
 * What a scan found around its block. A part is null when it was not examined, which speaks neither for nor against
 * the block and is always said.
 */
export interface Surroundings {
  readonly netblocks: NetblockFindings | null
  readonly registry: RegistryFindings | null
  readonly routing: RoutingFindings | null
  readonly reverseDns: ReverseDnsFindings | null
}

/** Name of a part of the surroundings. */
export type SurroundingsPart = keyof Surroundings

/** Nothing was examined. */
export const noSurroundings: Surroundings = {
  netblocks: null,
  registry: null,
  routing: null,
  reverseDns: null,
}
