/**
 * What of an earlier scan is asked anew; the rest is carried over from it. `changed`: what was listed or unknown, and
 * a random sample of the rest. `list`, `case`: the checks of that list or case. `reuse`: all but answers whose time to
 * live still runs. `full`: everything.
 */
export const rescanModes = ['full', 'changed', 'list', 'case', 'reuse'] as const

/** One of `rescanModes`. */
export type RescanMode = (typeof rescanModes)[number]

/** How a scan builds on an earlier one of the same targets. */
export interface Rescan {
  /** Id of the earlier scan. */
  readonly scanId: string
  readonly mode: RescanMode
  /** Id of the list or the case, for these modes. */
  readonly id?: string
}

/** Outcomes of one list that were not asked in this scan but taken over from an earlier one, with their own date. */
export interface CarriedChecks {
  readonly listId: string
  /** The scan that asked. */
  readonly scanId: string
  /** When it asked: its beginning and end, ISO 8601. */
  readonly observedFrom: string
  readonly observedTo: string
  readonly addresses: number
  /** Ranges as `first-last` or one address. */
  readonly ranges: readonly string[]
}
