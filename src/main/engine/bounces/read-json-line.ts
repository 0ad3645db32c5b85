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

/** A refusal in one JSON object: a line of `journalctl -o json`, a structured log, or a provider's event. */
export function readJsonLine(line: string, nowMs: number): Rejection | null {
  const entry = parse(line.replace(/^\[|,\s*$|\]\s*$/g, ''))
  if (entry === null) return null
  for (const key of replyKeys) {
    const text = readText(entry[key])
    if (text === null) continue
    // The journal keeps the program apart; readers look for it in front of the message.
    const program = entry['SYSLOG_IDENTIFIER']
    const rejection = readRejection(
      typeof program === 'string' && key === 'MESSAGE' ? `1970-01-01T00:00:00Z - ${program}: ${text}` : text,
      nowMs,
    )
    if (rejection) return { ...rejection, at: readTime(entry) ?? (key === 'MESSAGE' ? null : rejection.at) }
  }
  return null
}

function parse(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

/** A string; or bytes as numbers, as the journal writes what is not UTF-8. */
function readText(value: unknown): string | null {
  if (typeof value === 'string') return value
  if (!Array.isArray(value) || !value.every((byte) => Number.isInteger(byte) && byte >= 0 && byte < 256)) {
    return null
  }
  return new TextDecoder().decode(Uint8Array.from(value as number[]))
}

function readTime(entry: Readonly<Record<string, unknown>>): string | null {
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
