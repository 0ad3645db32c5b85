const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long' })
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' })

export const formatCount = (value: number): string => whole.format(value)

/** `1 address`, `1,204 addresses`. */
export const formatQuantity = (value: number, one: string, many = `${one}s`): string =>
  `${formatCount(value)} ${value === 1 ? one : many}`

/** A share 0–1 as a percentage, rounded down: what is not reached is not claimed. Never down to 0 %. */
export function formatShare(share: number): string {
  if (share > 0.99 && share < 1) return `${(Math.floor(share * 1000) / 10).toFixed(1)} %`
  if (share > 0 && share < 0.01) return '< 1 %'
  return `${Math.floor(share * 100 + 1e-9)} %`
}

/** Seconds as people say them: `8 s`, `3 min`, `2 h 10 min`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 1) return '1 s'
  if (seconds < 90) return `${Math.round(seconds)} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 90) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return rest === 0 ? `${formatCount(hours)} h` : `${formatCount(hours)} h ${rest} min`
}

export const formatExactTime = (iso: string): string => exact.format(new Date(iso))

/** How long ago, against `now` in milliseconds. */
export function formatAgo(iso: string, now: number): string {
  const seconds = Math.round((new Date(iso).getTime() - now) / 1000)
  const size = Math.abs(seconds)
  if (size < 45) return 'just now'
  if (size < 3600) return relative.format(Math.round(seconds / 60), 'minute')
  if (size < 86_400) return relative.format(Math.round(seconds / 3600), 'hour')
  if (size < 30 * 86_400) return relative.format(Math.round(seconds / 86_400), 'day')
  if (size < 365 * 86_400) return relative.format(Math.round(seconds / (30 * 86_400)), 'month')
  return relative.format(Math.round(seconds / (365 * 86_400)), 'year')
}

/** The address as a link target when it is http or https, else null. */
export function readWebUrl(text: string | null): URL | null {
  if (text === null || !URL.canParse(text)) return null
  const url = new URL(text)
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : null
}
