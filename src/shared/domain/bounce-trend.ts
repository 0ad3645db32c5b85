/** How a group of refusals moves: `new` = younger than three days, `unknown` = no times. */
export type BounceTrend = 'new' | 'rising' | 'steady' | 'falling' | 'ended' | 'unknown'

/** When things happened, as in a group of refusals. */
export interface BounceTimes {
  /** ISO 8601, or null. */
  readonly first: string | null
  readonly last: string | null
  readonly days: readonly { readonly day: string; readonly events: number }[]
}

const DAY_MS = 86_400_000
const NEW_DAYS = 3
/** Without an event for this long a block is held to have ended; lists and providers unblock within days. */
const ENDED_DAYS = 7
const WINDOW_DAYS = 3

/**
 * The trend of a group at `nowMs`: its last three days with their events against the three before. Half as many
 * again is rising, a third fewer is falling, and with none of the three before in sight it is steady.
 */
export function bounceTrend({ first, last, days }: BounceTimes, nowMs: number): BounceTrend {
  if (first === null || last === null) return 'unknown'
  const end = Date.parse(last)
  if (nowMs - end > ENDED_DAYS * DAY_MS) return 'ended'
  if (nowMs - Date.parse(first) < NEW_DAYS * DAY_MS) return 'new'
  const countBetween = (from: number, to: number): number =>
    days.reduce((sum, { day, events }) => {
      const at = Date.parse(`${day}T23:59:59Z`)
      return at > from && at <= to ? sum + events : sum
    }, 0)
  const border = endOfDay(end) - WINDOW_DAYS * DAY_MS
  if (Date.parse(first) > border) return 'steady'
  const recent = countBetween(border, endOfDay(end))
  const before = countBetween(border - WINDOW_DAYS * DAY_MS, border)
  if (recent > before * 1.5) return 'rising'
  return recent < before * 0.67 ? 'falling' : 'steady'
}

const endOfDay = (ms: number): number => Date.parse(`${new Date(ms).toISOString().slice(0, 10)}T23:59:59Z`)
