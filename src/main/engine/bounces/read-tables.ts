import { parseAddress } from '../../../shared/domain/address.ts'
import { readCsvFields } from './csv-fields.ts'
import { readIso } from './log-prefix.ts'
import { bareRejection, type Rejection } from './rejection.ts'

/** Reads the lines of a table one after another; the first tells the columns. */
export type ReadTableLine = (line: string) => Rejection | null

/** Kinds of records that tell of a refusal. */
const REFUSED = /^(?:b|t|tq|rb)$/

type Row = (column: string) => string

/** PowerMTA accounting files (CSV): records of bounces and of transient failures. */
export function powerMtaTable(): ReadTableLine {
  return tableOf(
    /^type,time/i,
    (row) => {
      if (!REFUSED.test(row('type'))) return null
      const reply = row('dsndiag') || row('dsnstatus')
      const host = row('dsnmta') || row('dlvdestinationip')
      const [, name = host, address = null] = /^(\S+) \(([^)]+)\)$/.exec(host) ?? []
      return {
        ...bareRejection(reply),
        at: readIso(row('timelogged').replace(/([+-]\d\d):?(\d\d)$/, '$1:$2')),
        remoteHost: name || null,
        remoteAddress: address ?? (row('dlvdestinationip') || null),
        ourAddress: row('dlvsourceip') || null,
        recipient: row('rcpt') || null,
      }
    },
    readBareRecord,
  )
}

/** A PowerMTA record whose columns nobody tells: each field is known by what it looks like, wherever it stands. */
function readBareRecord([kind = '', time = '', ...fields]: readonly string[]): Rejection | null {
  if (!REFUSED.test(kind)) return null
  const at = fields.findIndex((field) => /^(?:smtp;\s*)?[45]\d\d(?:[ -]|$)/.test(field))
  if (at < 0) return null
  // Sender and recipient stand before the reply, in this order; the host after it, then our address and theirs.
  const mailboxes = fields.slice(0, at).filter((field) => /^[^\s@]+@[^\s@]+$/.test(field))
  const after = fields.slice(at + 1)
  const host = after.find((field) => /^\S+\.\S+ \([^)]+\)$/.test(field)) ?? ''
  const [, name = null, remote = null] = /^(\S+) \(([^)]+)\)$/.exec(host) ?? []
  const [own = null, their = null] = after.filter((field) => parseAddress(field) !== null)
  return {
    ...bareRejection(fields[at] ?? ''),
    at: readIso(time.replace(/([+-]\d\d):?(\d\d)$/, '$1:$2')),
    remoteHost: name ?? their,
    remoteAddress: remote ?? their,
    ourAddress: own,
    recipient: mailboxes[1] ?? mailboxes[0] ?? null,
  }
}

/** Exchange's message tracking and SMTP protocol logs: `#Fields:` names the columns. */
export function exchangeTable(): ReadTableLine {
  return tableOf(
    /^#Fields: ?/i,
    (row) => {
      const said = row('event') === '<' ? row('data') : ''
      if (/^[45]\d\d/.test(said)) {
        const remote = row('remote-endpoint')
          .replace(/:\d+$/, '')
          .replace(/^\[|\]$/g, '')
        const own = row('local-endpoint')
          .replace(/:\d+$/, '')
          .replace(/^\[|\]$/g, '')
        return {
          ...bareRejection(said),
          at: readIso(row('date-time')),
          remoteHost: remote || null,
          remoteAddress: remote || null,
          ourAddress: own || null,
        }
      }
      if (!/^(?:FAIL|DEFER|DSN|BADMAIL)$/.test(row('event-id'))) return null
      const status = row('recipient-status')
      const reply = /LED=(.*?)\}/.exec(status)?.[1] ?? status
      if (reply === '') return null
      return {
        ...bareRejection(reply),
        at: readIso(row('date-time')),
        remoteHost: /FQDN=([^}]*)\}/.exec(status)?.[1] || row('server-hostname') || null,
        remoteAddress: /\{IP=([^}]*)\}/.exec(status)?.[1] || null,
        recipient: row('recipient-address') || null,
      }
    },
    () => null,
  )
}

function tableOf(
  heading: RegExp,
  read: (row: Row) => Rejection | null,
  /** Reads a row of a table whose heading is not there. */
  readBare: (fields: readonly string[]) => Rejection | null,
): ReadTableLine {
  let columns = new Map<string, number>()
  return (line) => {
    if (heading.test(line)) {
      const names = readCsvFields(line.replace(/^#Fields: ?/i, ''))
      columns = new Map(names.map((name, i) => [name.trim().toLowerCase(), i]))
      return null
    }
    if (line.startsWith('#')) return null
    const fields = readCsvFields(line)
    if (columns.size === 0) return readBare(fields)
    return read((column) => fields[columns.get(column) ?? -1]?.trim() ?? '')
  }
}
