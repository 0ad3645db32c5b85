const REDACTED = '<redacted>'
/** Shorter secrets would take ordinary words out of the text. */
const SHORTEST_SECRET = 6

/**
 * Takes out what must not be kept: the given secrets, one-time tokens, passwords in addresses, mail addresses, and the
 * name of the user's home folder.
 */
export function redact(text: string, secrets: readonly string[], home: string): string {
  let clean = text
  for (const secret of secrets)
    if (secret.length >= SHORTEST_SECRET) clean = clean.replaceAll(secret, REDACTED)
  if (home.length > 1) clean = clean.replaceAll(home, '~')
  return clean
    .replaceAll(/([?&](?:token|key|apikey|password)=)[^&\s"']+/gi, `$1${REDACTED}`)
    .replaceAll(/(\w+:\/\/)[^/\s:@]+:[^/\s@]+@/g, `$1${REDACTED}@`)
    .replaceAll(/[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}/g, '<mail address>')
}
