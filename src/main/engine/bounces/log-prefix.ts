/** What stands in front of a log line's message. */
export interface LogPrefix {
  /** ISO 8601, or null when the line bears no time that can be read. */
  readonly at: string | null
  /** Name of the program, such as `postfix/smtp`; empty when not told. */
  readonly program: string
  readonly message: string
}

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec'
const DAY_MS = 86_400_000
/** RFC 3164, as syslog daemons write it to files. */
const BSD =
  /^(?:<\d{1,3}>)?([A-Z][a-z]{2}) {1,2}(\d{1,2}) (?:(\d{4}) )?(\d\d):(\d\d):(\d\d)(?:\.\d+)? (\S+) ([^\s:[]+)(?:\[\d*\])?: ?/
/** ISO 8601 time, host and program: rsyslog, journalctl -o short-iso. */
const ISO =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?) (\S+) ([^\s:[]+)(?:\[\d*\])?: ?/
/** RFC 5424. */
const NEW = /^<\d{1,3}>1 (\S+) \S+ (\S+) \S+ \S+ (?:-|(?:\[[^\]]*\])+) ?/
/** Exim, Haraka, Exchange and others: the time alone. */
const TIME = /^\[?(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:[.,]\d+)?)(?: ?(Z|[+-]\d\d:?\d\d))?\]?,? ?/
/** qmail's TAI64N (multilog). */
const TAI = /^@4[0-9a-f]{7}([0-9a-f]{8})[0-9a-f]{8} /
/** Leap seconds between TAI and UTC since 2017. */
const TAI_OFFSET_SECONDS = 10

/** Reads the prefix of a log line; a line without one is all message. `nowMs` tells the year where none is written. */
export function readLogPrefix(line: string, nowMs: number): LogPrefix {
  const bsd = BSD.exec(line)
  if (bsd) {
    const [whole, month = '', day = '', year, hour = '', minute = '', second = '', , program = ''] = bsd
    const at = readBsdTime([month, day, hour, minute, second], year, nowMs)
    return { at, program, message: line.slice(whole.length) }
  }
  const iso = ISO.exec(line)
  if (iso) return { at: readIso(iso[1]), program: iso[3] ?? '', message: line.slice(iso[0].length) }
  const modern = NEW.exec(line)
  if (modern)
    return { at: readIso(modern[1]), program: modern[2] ?? '', message: line.slice(modern[0].length) }
  const time = TIME.exec(line)
  if (time) {
    return {
      at: readIso(`${time[1]}T${time[2]}${time[3] ?? ''}`),
      program: '',
      message: line.slice(time[0].length),
    }
  }
  const tai = TAI.exec(line)
  if (tai) {
    const seconds = Number.parseInt(tai[1] ?? '', 16) - TAI_OFFSET_SECONDS
    return { at: toIso(seconds * 1000), program: '', message: line.slice(tai[0].length) }
  }
  return { at: null, program: '', message: line }
}

/** ISO 8601 in UTC; a time without a zone is taken as UTC. Null for anything else. */
export function readIso(text: string | undefined): string | null {
  if (text === undefined) return null
  const plain = text.replace(',', '.').replace(' ', 'T')
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(plain)
    ? plain.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')
    : `${plain}Z`
  return toIso(Date.parse(zoned))
}

function readBsdTime(
  [month = '', day, hour, minute, second]: readonly string[],
  year: string | undefined,
  nowMs: number,
): string | null {
  const index = MONTHS.indexOf(month) / 3
  if (!Number.isInteger(index) || index < 0) return null
  const inYear = (full: number): number =>
    Date.UTC(full, index, Number(day), Number(hour), Number(minute), Number(second))
  if (year !== undefined) return toIso(inYear(Number(year)))
  // The log tells no year: the newest that does not lie in the future.
  const thisYear = new Date(nowMs).getUTCFullYear()
  const at = inYear(thisYear)
  return toIso(at > nowMs + DAY_MS ? inYear(thisYear - 1) : at)
}

const toIso = (ms: number): string | null =>
  Number.isNaN(ms) || ms < 0 || ms > 4_102_444_800_000 ? null : new Date(ms).toISOString()
