import type { Hours } from './removal.ts'

/** What the user knows better than the catalogue of one operator; used in place of its figures. */
export interface Correction {
  readonly operatorId: string
  /** Hours of work per request, or null to keep the catalogue's. */
  readonly effortHours: Hours | null
  /** Hours from request to removal, or null to keep the catalogue's. */
  readonly delayHours: Hours | null
  /** How to ask this operator, in the user's words; empty when there is nothing to say. */
  readonly note: string
}

/** True when nothing is corrected. */
export const isEmptyCorrection = ({ effortHours, delayHours, note }: Correction): boolean =>
  effortHours === null && delayHours === null && note === ''
