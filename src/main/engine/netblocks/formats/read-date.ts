const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec'

/**
 * Reads a date as feeds write it in their headers: seconds since 1970, ISO 8601, `2026/01/31`, RFC 5322, or
 * ctime(3). Without a zone it is UTC. Returns ms since 1970, or null.
 */
export function readDate(text: string): number | null {
  const word = text.trim()
  if (/^1\d{9}$/.test(word)) return Number(word) * 1000
  const iso = /^(\d{4})[-/](\d\d)[-/](\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?/.exec(word)
  if (iso) return utc(iso[1], Number(iso[2]) - 1, iso[3], iso[4], iso[5], iso[6])
  const ctime = /([A-Z][a-z]{2})\s+(\d{1,2})\s+(\d\d):(\d\d):(\d\d)(?:\s+[A-Z]{3,4})?\s+(\d{4})/.exec(word)
  if (ctime) return utc(ctime[6], monthOf(ctime[1]), ctime[2], ctime[3], ctime[4], ctime[5])
  const mail = /(\d{1,2})\s+([A-Z][a-z]{2})\s+(\d{4})\s+(\d\d):(\d\d)(?::(\d\d))?/.exec(word)
  if (mail) return utc(mail[3], monthOf(mail[2]), mail[1], mail[4], mail[5], mail[6])
  return null
}

const monthOf = (name: string | undefined): number => {
  const at = MONTHS.indexOf(name ?? '?')
  return at < 0 ? Number.NaN : at / 3
}

function utc(year: string | undefined, month: number, ...rest: (string | undefined)[]): number | null {
  const [day = 1, hour = 0, minute = 0, second = 0] = rest.map((part) => Number(part ?? 0))
  const ms = Date.UTC(Number(year), month, day, hour, minute, second)
  return Number.isNaN(ms) ? null : ms
}
