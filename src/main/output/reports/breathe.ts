/**
 * Called again and again while a long report is written, with how much of it is done (0–1). May hand back a promise
 * that lets other work go first; throws or rejects when the user gave the report up.
 */
export type Breathe = (share: number) => Promise<void> | undefined

/** For a piece of a longer work, which goes from one share of it to another. */
export const breatheBetween =
  (from: number, to: number, breathe: Breathe): Breathe =>
  (share) =>
    breathe(from + share * (to - from))

/** For reports that nobody watches: never pauses. */
export const holdBreath: Breathe = () => undefined
