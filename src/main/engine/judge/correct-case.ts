import type { Case, CorrectedField } from '../../../shared/domain/case.ts'
import type { Correction } from '../../../shared/domain/correction.ts'

/** Basis of a figure that the user put in place of the catalogue's. */
const YOURS = 'Your figure.'

/** Puts the user's figures for the operator in place of the catalogue's: hours of work per request, and of waiting. */
export function correctCase(found: Case, corrections: readonly Correction[]): Case {
  const mine = corrections.find(({ operatorId }) => operatorId === found.operatorId)
  if (!mine) return found
  const { effortHours, delayHours, note } = mine
  const corrected: CorrectedField[] = []
  if (effortHours) corrected.push('effortHours')
  if (delayHours) corrected.push('delayHours')
  const times = Math.max(1, found.requests)
  const each = times > 1 ? `${times} requests. ` : ''
  return {
    ...found,
    ...(effortHours
      ? {
          effortHours: [round(effortHours[0] * times), round(effortHours[1] * times)],
          effortBasis: `${each}${YOURS}`,
        }
      : {}),
    ...(delayHours ? { delayHours, delayNote: YOURS } : {}),
    unverified: found.unverified.filter((fact) => !corrected.some((field) => sameFact(field, fact))),
    corrected,
    userNote: note,
  }
}

/** The catalogue names a fact by its key in the file (`delay`) or in the domain (`delayHours`). */
const sameFact = (field: CorrectedField, fact: string): boolean => field === fact || field === `${fact}Hours`

const round = (hours: number): number => Math.round(hours * 100) / 100
