import { hostMask } from './read-ipv4.ts'

/** What the `$` lines of a file set for all its entries. */
export interface ZoneSettings {
  /** Time to live of all records, seconds. */
  ttlSeconds: number
  readonly variables: Map<string, string>
  /** Largest range that an entry may cover, addresses; 0 = any. */
  mostAddresses: number
  /** When the data must no longer be used, seconds since 1970; 0 = never. */
  expiresAt: number
  /** Start of the data's validity, seconds since 1970; 0 = not said. */
  validFrom: number
}

const DEFAULT_TTL_SECONDS = 2100
const TIME = /^(\d+)([wdhms]?)(?:[ \t]+|$)/i
const NAME = /^(?=[^ \t]{1,255}(?:[ \t]|$))\.?(?:[^. \t]{1,63}(?:\.[^. \t]{1,63})*)?\.?(?:[ \t]+|$)/
const STAMP =
  /^(\d{4})[:-]?(\d\d?)[:-]?(\d\d?)(?:[:-]?(\d\d?)(?:[:-]?(\d\d?)(?:[:-]?(\d\d?))?)?)?(?:[ \t]+|$)/
const units: Readonly<Record<string, number>> = { w: 604_800, d: 86_400, h: 3600, m: 60, s: 1, '': 1 }

/** The settings of a file before its first line. */
export const newSettings = (): ZoneSettings => ({
  ttlSeconds: DEFAULT_TTL_SECONDS,
  variables: new Map(),
  mostAddresses: 0,
  expiresAt: 0,
  validFrom: 0,
})

/** The words after the dollar of a special line; null when the line is none. `#$`, `;$` and `:$` count as `$`. */
export function specialWords(line: string): string | null {
  if (line.startsWith('$')) return line.slice(1)
  return /^[#;:]\$/.test(line) ? line.slice(2) : null
}

/** Obeys one special line. Returns what is wrong with it, or null. */
export function readSpecial(words: string, settings: ZoneSettings): string | null {
  const variable = /^([0-9=])[ \t]+(.+)$/s.exec(words)
  if (variable) {
    const [, name = '', text = ''] = variable
    if (!settings.variables.has(name)) settings.variables.set(name, text)
    return null
  }
  const [, keyword = '', rest = ''] = /^([a-z0-9]+)[ \t]+(.*)$/is.exec(words) ?? []
  switch (keyword.toLowerCase()) {
    case 'soa':
      return isSoa(rest) ? null : '$SOA is not complete'
    case 'ns':
    case 'nameserver':
      return isNs(rest) ? null : '$NS is not complete'
    case 'ttl':
      return readTtl(rest, settings)
    case 'maxrange4':
      return readMaxRange(rest, settings)
    case 'timestamp':
      return readTimestamp(rest, settings)
    default:
      return 'the special entry is not known'
  }
}

function readTime(text: string): { seconds: number; rest: string } | null {
  const match = TIME.exec(text)
  if (!match) return null
  const seconds = Number(match[1]) * (units[(match[2] ?? '').toLowerCase()] ?? 1)
  return seconds > 0xffffffff ? null : { seconds, rest: text.slice(match[0].length) }
}

// SOA and NS lines change no answer about an address; they are only looked at for mistakes.
function isSoa(text: string): boolean {
  const ttl = readTime(text)
  const names = ttl && dropName(dropName(ttl.rest))
  if (!names || !/^\d/.test(names)) return false
  const figures = names.split(/[ \t]+/)
  return figures.length === 5 && figures.every((figure) => readTime(figure) !== null)
}

function isNs(text: string): boolean {
  let rest = readTime(text)?.rest ?? null
  if (!rest) return false
  while (rest) rest = rest.startsWith('-') ? rest.replace(/^-[^ \t]*[ \t]*/, '') : dropName(rest)
  return rest === ''
}

function dropName(text: string | null): string | null {
  const match = text ? NAME.exec(text) : null
  return match && text ? text.slice(match[0].length) : null
}

function readTtl(text: string, settings: ZoneSettings): string | null {
  const time = readTime(text)
  if (!time || time.rest !== '') return '$TTL is no time'
  settings.ttlSeconds = time.seconds || DEFAULT_TTL_SECONDS
  return null
}

function readMaxRange(text: string, settings: ZoneSettings): string | null {
  const [, slash, digits] = /^(\/?)(\d{1,10})$/.exec(text) ?? []
  const figure = Number(digits ?? 0)
  if (figure === 0 || figure > (slash ? 32 : 0xffffffff)) return '$MAXRANGE4 is neither a count nor a mask'
  const most = slash ? hostMask(figure) + 1 : figure
  if (settings.mostAddresses > 0 && settings.mostAddresses < most) return '$MAXRANGE4 cannot be raised'
  settings.mostAddresses = most
  return null
}

function readTimestamp(text: string, settings: ZoneSettings): string | null {
  const bad = '$TIMESTAMP is no time'
  const from = readStamp(text)
  if (!from) return bad
  const until = from.rest === '' ? { seconds: 0, rest: '' } : readExpiry(from.rest, from.seconds)
  if (!until || until.rest !== '') return bad
  settings.validFrom = Math.max(settings.validFrom, from.seconds)
  const earlier = settings.expiresAt || Number.POSITIVE_INFINITY
  if (until.seconds > 0) settings.expiresAt = Math.min(earlier, until.seconds)
  return null
}

function readExpiry(text: string, from: number): { seconds: number; rest: string } | null {
  if (!text.startsWith('+')) return readStamp(text)
  const after = readTime(text.slice(1))
  return after && from > 0 && after.seconds > 0 ? { ...after, seconds: from + after.seconds } : null
}

function readStamp(text: string): { seconds: number; rest: string } | null {
  const none = /^[0:-](?:[ \t]+|$)/.exec(text)
  if (none) return { seconds: 0, rest: text.slice(none[0].length) }
  const match = STAMP.exec(text)
  if (!match) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0))
  const time = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  const isReal = time.getUTCMonth() === month - 1 && time.getUTCDate() === day && time.getUTCHours() === hour
  const isKnown = year >= 1970 && year <= 2038 && minute < 60 && second < 60
  return isReal && isKnown ? { seconds: time.getTime() / 1000, rest: text.slice(match[0].length) } : null
}
