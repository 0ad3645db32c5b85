import { JOURNAL_MARK } from './detect-input.ts'
import { readIso } from './log-prefix.ts'
import { readRejection } from './read-rejection.ts'
import type { Rejection } from './rejection.ts'

/** Keys under which programs write what a server said, the most telling first. */
const replyKeys = [
  'MESSAGE',
  'message',
  'msg',
  'reply',
  'response',
  'reason',
  'diagnosticCode',
  'diagnostic_code',
  'dsnDiag',
  'error',
  'err',
  'raw',
  'text',
  'log',
  'line',
]
const timeKeys = ['timestamp', 'time', '@timestamp', 'date', 'ts', 'timeLogged']

/** Keys under which a provider's event names whom the mail was for. */
const recipientKeys = ['recipient', 'rcpt', 'to', 'email', 'emailAddress']
/** Most objects inside of one that are looked at, and how deep. */
const MOST_INSIDE = 20_000
const DEEPEST = 5

/**
 * The refusals in one JSON object: a line of `journalctl -o json`, a structured log, a provider's event. Its own, else
 * those of the objects that it holds, in lists and as texts too; what they do not tell of time and recipient, it does.
 */
export function readJson(text: string, nowMs: number): readonly Rejection[] {
  const entry = parse(text.replace(JOURNAL_MARK, '').replace(/,\s*$/, ''))
  return entry === null ? [] : readInside([entry], { nowMs, at: null, recipient: null }, DEEPEST)
}

interface Around {
  readonly nowMs: number
  readonly at: string | null
  readonly recipient: string | null
}

function readInside(entries: readonly Entry[], around: Around, deepest: number): readonly Rejection[] {
  return entries.slice(0, MOST_INSIDE).flatMap((entry) => {
    const here = {
      nowMs: around.nowMs,
      at: readTime(entry) ?? around.at,
      recipient: readRecipient(entry) ?? around.recipient,
    }
    const own = readEntry(entry, here)
    if (own || deepest === 0) return own ? [own] : []
    const inside = Object.values(entry).flatMap((value) => (Array.isArray(value) ? value : [value]))
    const objects = inside.map((value) =>
      typeof value === 'string' && value.startsWith('{') ? parse(value) : value,
    )
    return readInside(objects.filter(isEntry), here, deepest - 1)
  })
}

function readEntry(entry: Entry, { nowMs, at, recipient }: Around): Rejection | null {
  for (const key of replyKeys) {
    const text = readText(entry[key])
    if (text === null || text.startsWith('{')) continue
    // The journal keeps the program apart; readers look for it in front of the message.
    const program = entry['SYSLOG_IDENTIFIER']
    const rejection = readRejection(
      typeof program === 'string' && key === 'MESSAGE' ? `1970-01-01T00:00:00Z - ${program}: ${text}` : text,
      nowMs,
    )
    if (!rejection) continue
    const own = key === 'MESSAGE' ? null : rejection.at
    return { ...rejection, at: at ?? own, recipient: rejection.recipient ?? recipient }
  }
  return null
}

function readRecipient(entry: Entry): string | null {
  const found = recipientKeys.map((key) => entry[key]).find((value) => typeof value === 'string')
  return typeof found === 'string' && /^[^\s@]{1,64}@[^\s@]{1,255}$/.test(found) ? found : null
}

type Entry = Readonly<Record<string, unknown>>

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parse(line: string): Entry | null {
  try {
    const value: unknown = JSON.parse(line)
    return isEntry(value) ? value : null
  } catch {
    return null
  }
}

/** A string, or several; or bytes as numbers, as the journal writes what is not UTF-8. */
function readText(value: unknown): string | null {
  if (typeof value === 'string') return value
  if (!Array.isArray(value) || value.length === 0) return null
  if (value.every((part) => typeof part === 'string')) return value.join('\n')
  if (!value.every((byte) => Number.isInteger(byte) && byte >= 0 && byte < 256)) {
    return null
  }
  return new TextDecoder().decode(Uint8Array.from(value as number[]))
}

function readTime(entry: Entry): string | null {
  const journal = entry['__REALTIME_TIMESTAMP']
  if (typeof journal === 'string' && /^\d{13,17}$/.test(journal)) {
    return new Date(Math.floor(Number(journal) / 1000)).toISOString()
  }
  for (const key of timeKeys) {
    const value = entry[key]
    if (typeof value === 'string') {
      const at = readIso(value)
      if (at !== null) return at
    }
    if (typeof value === 'number' && value > 1e9 && value < 1e14) {
      return new Date(value > 1e11 ? value : value * 1000).toISOString()
    }
  }
  return null
}
