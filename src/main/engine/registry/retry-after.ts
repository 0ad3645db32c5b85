/** Milliseconds that a Retry-After header asks to wait (seconds or HTTP date, RFC 9110 §10.2.3), or null. */
export function readRetryAfter(value: string | undefined, nowMs: number): number | null {
  if (value === undefined) return null
  const text = value.trim()
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  const date = Date.parse(text)
  return Number.isNaN(date) || !/[a-z]/i.test(text) ? null : Math.max(0, date - nowMs)
}
