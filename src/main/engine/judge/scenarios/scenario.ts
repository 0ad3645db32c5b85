import type { ListHealth } from '../../../../shared/domain/health.ts'
import type { NetblockHit } from '../../../../shared/domain/netblock-findings.ts'
import type { UnknownCause } from '../../../../shared/domain/outcome.ts'
import type { RegistryFindings } from '../../../../shared/domain/registry-findings.ts'
import type { RoutingFindings } from '../../../../shared/domain/routing-findings.ts'
import type { Decision } from '../../../../shared/domain/verdict.ts'
import type { RuleCode } from '../rules.ts'

/** The lists that every scenario asks; see scenario-lists.test-support.ts for what they are. */
export type ScenarioList =
  | 'zen'
  | 'central'
  | 'cop'
  | 'traps'
  | 'level1'
  | 'level2'
  | 'level3'
  | 'net24'
  | 'dynamic'
  | 'minor'
  | 'hobby'
  | 'vouch'

/** Addresses by their place in the block (`0-255`, `7`), the code they got, and the TXT record where it matters. */
export type ScenarioEntry = readonly [places: string, code: string, text?: string]

/** A list that did not answer for all: what its health was, and which addresses (all, unless said). */
export interface ScenarioSilence {
  readonly health?: ListHealth
  readonly cause: UnknownCause
  readonly places?: string
}

/** What was found around the block; what is left out was examined and calm. `unseen` = not examined at all. */
export interface ScenarioAround {
  readonly unseen?: true
  readonly hits?: readonly Partial<NetblockHit>[]
  readonly registry?: Partial<RegistryFindings>
  readonly routing?: Partial<RoutingFindings>
  /** Counts of addresses; the rest is confirmed. */
  readonly names?: { readonly missing?: number; readonly unconfirmed?: number; readonly generic?: number }
}

/** A block with its evidence in short, and what an experienced postmaster would decide. */
export interface Scenario {
  readonly title: string
  readonly block: string
  readonly listed?: Partial<Record<ScenarioList, readonly ScenarioEntry[]>>
  readonly silent?: Partial<Record<ScenarioList, ScenarioSilence>>
  readonly around?: ScenarioAround
  /** Places that `central` had before, that were clear in between, and that are listed again. */
  readonly cameBack?: { readonly addresses: number; readonly times: number }
  /** Share of each list's checks that were made before the scan was stopped. */
  readonly stoppedAt?: number
  readonly decision: Decision
  /** Code of the reason that carries the decision. */
  readonly because: RuleCode
  /** Further reasons that must be told. */
  readonly also?: readonly RuleCode[]
  /** Why an experienced postmaster decides so. */
  readonly why: string
}
