/** How a list ended; see `closingWords`. */
export const closingManners = [
  'emptied',
  'wildcard',
  'parked',
  'lapsed',
  'silent',
  'renamed',
  'ended',
] as const

/** One of `closingManners`. */
export type ClosingManner = (typeof closingManners)[number]

/** How and when a list ended, as far as it is known. */
export interface Closing {
  /** ISO 8601 date as exact as it is known: of the end where that is known, else of the newest report of it. */
  readonly on: string | null
  readonly manner: ClosingManner
  /** What else is known of the end; null when nothing is. */
  readonly note: string | null
}

/** The manner of an end, as the second half of a sentence about "it". */
export const closingWords: Readonly<Record<ClosingManner, string>> = {
  emptied: 'its operator took every entry out',
  wildcard: 'it came to list every address',
  parked: 'its domain lapsed, and a stranger answers for every address',
  lapsed: 'its domain lapsed',
  silent: 'its servers no longer answer',
  renamed: 'its operator gave it up for another name',
  ended: 'its operator ended it',
}

/** One clause on the end: `closed (2024-06-05: its operator took every entry out)`. */
export function describeClosing({ on, manner }: Closing): string {
  return `closed (${on === null ? '' : `${on}: `}${closingWords[manner]})`
}
