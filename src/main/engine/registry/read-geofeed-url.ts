const MOST_CHARACTERS = 500

/** The address of a geofeed as a record names it, or null: https only (RFC 9632 §3), without a user's name. */
export function readGeofeedUrl(text: string): string | null {
  const word = text.trim()
  if (word.length > MOST_CHARACTERS || !URL.canParse(word)) return null
  const url = new URL(word)
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : null
}
