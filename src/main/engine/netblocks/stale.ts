import type { Feed } from '../../../shared/domain/feed.ts'

/** A feed is stale once its data are older than this many of its own intervals. */
const INTERVALS = 3
const HOUR_MS = 3_600_000

/** Why data of that date are stale now, as a sentence; null when they are not, or the feed hardly ever changes. */
export function describeStale(feed: Feed, dataDateMs: number, nowMs: number): string | null {
  if (feed.intervalHours === null) return null
  if (nowMs - dataDateMs <= feed.intervalHours * INTERVALS * HOUR_MS) return null
  return `Its data are ${describeAge(nowMs - dataDateMs)} old, and it is renewed every ${describeAge(feed.intervalHours * HOUR_MS)}.`
}

/** `5 hours`, `1 day`, `12 days`. */
export function describeAge(milliseconds: number): string {
  const hours = Math.max(1, Math.round(milliseconds / HOUR_MS))
  if (hours < 48) return hours === 24 ? '1 day' : `${hours} ${hours === 1 ? 'hour' : 'hours'}`
  return `${Math.round(hours / 24).toLocaleString('en')} days`
}
