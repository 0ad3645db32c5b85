import type { Hours } from '../../shared/domain/removal.ts'

const plain = (hours: number): string =>
  hours < 10 ? String(Math.round(hours * 10) / 10) : String(Math.round(hours))

/** Hours of work, low–high: `2–5 h`; `none` when there is nothing to do. */
export function formatEffort([low, high]: Hours): string {
  if (high === 0) return 'none'
  if (high < 1) return `${span(Math.round(low * 60), Math.round(high * 60))} min`
  return `${span(plain(low), plain(high))} h`
}

/** A waiting time in the unit that fits: minutes, hours or days. */
export function formatDelay([low, high]: Hours): string {
  if (high === 0) return 'at once'
  if (high < 1) return `${span(Math.round(low * 60), Math.round(high * 60))} min`
  if (high <= 72) return `${span(plain(low), plain(high))} h`
  return `${span(plain(low / 24), plain(high / 24))} days`
}

const span = (low: string | number, high: string | number): string =>
  String(low) === String(high) ? String(high) : `${low}–${high}`
