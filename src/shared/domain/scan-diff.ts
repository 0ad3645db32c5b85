import type { Severity } from './impact.ts'
import type { Decision } from './verdict.ts'

/**
 * What became of one check from one scan to another. Only an answer counts as a change for better or worse: a listing
 * whose list did not answer later is `listed-to-unknown`, never `went`.
 */
export const changeKinds = [
  'appeared',
  'unknown-to-listed',
  'changed-code',
  'listed-to-unknown',
  'went',
  'clear-to-unknown',
  'unknown-to-clear',
] as const

/** One of `changeKinds`: clear → listed, unknown → listed, listed with other codes, and so on. */
export type ChangeKind = (typeof changeKinds)[number]

/** Addresses whose checks on one list changed in the same way. */
export interface DiffChange {
  readonly kind: ChangeKind
  readonly listId: string
  readonly listName: string
  /** Worst severity of the codes involved; `clear` where nothing was listed before or after. */
  readonly severity: Severity
  /** Codes before, ascending dotted quads; empty when it was not listed. */
  readonly codesBefore: readonly string[]
  readonly codesAfter: readonly string[]
  /** Number of addresses (targets). */
  readonly addresses: number
  /** The addresses as ranges. */
  readonly ranges: readonly string[]
}

/** How the listed addresses changed, counting each address once per column. */
export interface ChangeCounts {
  /** Addresses with a listing that was not there before. */
  readonly appeared: number
  /** Addresses with a listing that is gone: the list said so. */
  readonly went: number
  /** Addresses listed now on a list of which nothing was known before. */
  readonly revealed: number
  /** Addresses with a listing of which nothing is known now. */
  readonly hidden: number
  /** Addresses that are listed under other codes. */
  readonly recoded: number
}

/** One side of a diff. */
export interface DiffSide {
  readonly scanId: string
  readonly block: string
  /** ISO 8601. */
  readonly startedAt: string
  readonly decision: Decision
  readonly headline: string
  /** Version of the rules both sides were judged under. */
  readonly rules: number
  readonly coverage: number
  readonly listedAddresses: number
}

/** What changed from one scan to another. */
export interface ScanDiff {
  readonly before: DiffSide
  readonly after: DiffSide
  /** Addresses (targets) that both scans asked about. */
  readonly compared: number
  /** Codes of reasons that one verdict has and the other has not. */
  readonly reasonsGone: readonly string[]
  readonly reasonsNew: readonly string[]
  readonly counts: ChangeCounts
  /** Worst first; lists that only one scan asked are in `listsOnlyBefore` and `listsOnlyAfter`. */
  readonly changes: readonly DiffChange[]
  readonly listsOnlyBefore: readonly string[]
  readonly listsOnlyAfter: readonly string[]
}

/** How one address changed, for a map; the place in this list is its byte on the wire. */
export const cellChanges = [
  'same',
  'worse',
  'better',
  'mixed',
  'less-known',
  'more-known',
  'not-compared',
] as const

/** One of `cellChanges`: `mixed` = one listing came and another went; `less-known` = an answer became unknown. */
export type CellChange = (typeof cellChanges)[number]

/** The change of every target of a scan since the one before it. */
export interface ChangeMap {
  readonly scanId: string
  /** The scan compared with, or null when there is none; `cells` is empty then. */
  readonly previousScanId: string | null
  /** ISO 8601, of the scan compared with. */
  readonly previousStartedAt: string | null
  /** One byte per target: index into `cellChanges`. */
  readonly cells: Uint8Array
}
