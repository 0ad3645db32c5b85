import { CLEAR, LISTED } from './outcome.ts'
import type { OutcomeMap } from './outcome-map.ts'
import { rangesOfTargets } from './ranges-of-targets.ts'
import type { Targets } from './targets.ts'

/** Addresses that one list lists now, listed before, and had clear in between: the cause came back or never went. */
export interface Recurrence {
  readonly listId: string
  readonly addresses: number
  readonly ranges: readonly string[]
  /** How often the listing of an address came back, this time included; the most among the addresses. */
  readonly times: number
  /** ISO 8601 start of the earliest scan that saw one of them listed. */
  readonly firstListedAt: string
  /** ISO 8601 start of the newest scan that saw one of them clear. */
  readonly lastClearAt: string
}

/** One earlier scan of the same targets, as far as one list goes. */
export interface EarlierMap {
  /** ISO 8601. */
  readonly startedAt: string
  readonly map: OutcomeMap
}

/**
 * Finds what came back on one list. `listed` are the targets listed now, `earlier` the maps of earlier scans of the
 * same targets, oldest first. A scan that does not know neither breaks nor makes a recurrence.
 */
export function findRecurrence(
  listId: string,
  listed: readonly number[],
  earlier: readonly EarlierMap[],
  targets: Targets,
): Recurrence | null {
  const back: number[] = []
  let times = 0
  let firstListedAt: string | null = null
  let lastClearAt: string | null = null
  for (const target of [...new Set(listed)].sort((a, b) => a - b)) {
    const story = readStory(target, earlier)
    if (story.times === 0 || story.firstListedAt === null || story.lastClearAt === null) continue
    back.push(target)
    times = Math.max(times, story.times)
    if (firstListedAt === null || story.firstListedAt < firstListedAt) firstListedAt = story.firstListedAt
    if (lastClearAt === null || story.lastClearAt > lastClearAt) lastClearAt = story.lastClearAt
  }
  if (firstListedAt === null || lastClearAt === null) return null
  return {
    listId,
    addresses: back.length,
    ranges: rangesOfTargets(back, targets),
    times,
    firstListedAt,
    lastClearAt,
  }
}

/** Counts the ways from listed to clear, each of which ended in a listing again: the newest in the one of now. */
function readStory(target: number, earlier: readonly EarlierMap[]) {
  let times = 0
  let standing: 'listed' | 'clear' | null = null
  let firstListedAt: string | null = null
  let lastClearAt: string | null = null
  for (const { startedAt, map } of earlier) {
    const state = map.get(target)
    if (state === LISTED) {
      firstListedAt ??= startedAt
      standing = 'listed'
    } else if (state === CLEAR && standing !== null) {
      if (standing === 'listed') times++
      standing = 'clear'
      lastClearAt = startedAt
    }
  }
  return { times, firstListedAt, lastClearAt }
}
