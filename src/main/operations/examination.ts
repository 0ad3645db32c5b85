import type { Examinations, Scan } from '../../shared/domain/scan.ts'
import type { Surroundings, SurroundingsPart } from '../../shared/domain/surroundings.ts'
import type { Pace } from '../engine/scan/create-pace.ts'
import type { Context } from './context.ts'

/** What an examination works with. */
export interface ExaminationInput {
  readonly context: Context
  readonly scan: Scan
  readonly examine: Examinations
  /** The pace of the whole scan: taken before every packet. */
  readonly pace: Pace
  /** Ends the examination; what it returns then is not kept. */
  readonly signal: AbortSignal
}

/** One thing that a scan looks at besides lists, and keeps as one part of the surroundings. */
export interface Examination<Part extends SurroundingsPart> {
  readonly part: Part
  readonly isWanted: (examine: Examinations, scan: Scan) => boolean
  /** Rejects on a fault of the program only: what cannot be found out is a finding that says so. */
  readonly run: (input: ExaminationInput) => Promise<NonNullable<Surroundings[Part]>>
}
