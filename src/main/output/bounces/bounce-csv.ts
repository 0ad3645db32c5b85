import { stringify } from 'csv-stringify/sync'
import type { BounceEvent } from '../../../shared/domain/bounce.ts'

const columns = [
  'source',
  'at',
  'direction',
  'blocked',
  'cause',
  'operator',
  'zone',
  'listed_ip',
  'remote_host',
  'recipient',
  'smtp_code',
  'enhanced_code',
  'lookup_url',
  'text',
] as const

/** Heading of the table of events as CSV. */
export const bounceCsvHeading = (): string => write([[...columns]])

/** Events as CSV rows (RFC 4180 quoting, LF); cells that a spreadsheet would run are made text by an apostrophe. */
export const bounceCsvRows = (events: readonly BounceEvent[]): string =>
  write(
    events.map((event) => [
      event.source,
      event.at ?? '',
      event.direction,
      event.blocked ? 'yes' : 'no',
      event.cause,
      event.operatorId ?? '',
      event.zone ?? '',
      event.listedIp ?? '',
      event.remoteHost ?? '',
      event.recipient ?? '',
      event.smtpCode === null ? '' : String(event.smtpCode),
      event.enhancedCode ?? '',
      event.lookupUrl ?? '',
      event.text,
    ]),
  )

const write = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    { quoted: true, quoted_empty: true, escape_formulas: true },
  )
