import type { RequestEvent } from './campaign.ts'

/**
 * The looks that prove a removal, newest first: the last and the first clean one since anything was listed, so that
 * both ends of the time are told. Empty when no list was looked at. `events` newest first.
 */
export function removalProof(events: readonly RequestEvent[]): readonly RequestEvent[] {
  const listedAt = events.findIndex(({ kind }) => kind === 'listed' || kind === 'relisted')
  const since = listedAt < 0 ? events : events.slice(0, listedAt)
  const clean = since.filter(({ kind }) => kind === 'clean')
  return clean.length < 2 ? clean : clean.filter((_, i) => i === 0 || i === clean.length - 1)
}
