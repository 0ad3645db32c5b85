import type { Correction } from '../../shared/domain/correction.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { Context } from './context.ts'

/** What the user knows better than the catalogue, by operator. */
export const readCorrections = (context: Context): readonly Correction[] => context.store.corrections.list()

/**
 * Keeps what the user knows better of one operator; an empty correction gives the catalogue's figures back. Throws
 * `bad-input` for figures that run the wrong way; nothing is changed then.
 */
export function saveCorrection(context: Context, correction: Correction): readonly Correction[] {
  for (const [name, hours] of [
    ['work', correction.effortHours],
    ['waiting', correction.delayHours],
  ] as const) {
    if (hours === null || (hours[0] >= 0 && hours[0] <= hours[1])) continue
    throw new OperationError(
      'bad-input',
      `The hours of ${name} run from ${hours[0]} to ${hours[1]}.`,
      'Give the low figure first, neither below 0.',
    )
  }
  context.store.corrections.save(correction)
  return context.store.corrections.list()
}
