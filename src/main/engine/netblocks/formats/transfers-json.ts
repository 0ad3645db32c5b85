import type { FeedFormat, FeedSink } from '../feed-format.ts'
import { readRange, type TokenRange } from '../token-range.ts'
import { jsonDocument } from './json-document.ts'
import { readDate } from './read-date.ts'

type Fields = Readonly<Record<string, unknown>>

/**
 * The RIRs' transfer logs (NRO format 4): the day is the entry's reference, `merger: Old (ARIN) to New (RIPE NCC)` its
 * text. Only the ranges that moved are entries, not those that they were cut from. Members may be missing.
 */
export const transfersJson: FeedFormat = jsonDocument((record, sink) => {
  if (typeof record['stats_version'] === 'string') {
    const atMs = typeof record['production_date'] === 'string' ? readDate(record['production_date']) : null
    if (atMs !== null) sink.dated(atMs)
    return
  }
  const moved = ['ip4nets', 'ip6nets'].flatMap((key) => setsOf(record[key]))
  if (moved.length === 0 && record['asns'] === undefined) sink.bad('the record names no range that moved')
  for (const set of moved) readSet(set, record, sink)
})

/** `transfer_set` is a list of ranges, in a list of nets or in one. */
function setsOf(nets: unknown): readonly unknown[] {
  const list = Array.isArray(nets) ? nets : [nets]
  return list.flatMap((net) => {
    const set = fieldsOf(net)['transfer_set']
    return Array.isArray(set) ? set : []
  })
}

function readSet(set: unknown, record: Fields, sink: FeedSink): void {
  const { start_address: first, end_address: last } = fieldsOf(set)
  const range = readPadded(first, last)
  if (range) sink.entry(range, dayOf(record['transfer_date']), describe(record))
  else sink.bad(`'${String(first).slice(0, 45)}' to '${String(last).slice(0, 45)}' is no range`)
}

/** Old rows pad octets with zeros, which are decimal here and nowhere else. */
function readPadded(first: unknown, last: unknown): TokenRange | null {
  const [from, to] = [first, last].map((text) =>
    String(text)
      .trim()
      .replace(/(^|\.)0+(?=\d+(\.|$))/g, '$1'),
  )
  return readRange(from ?? '', to ?? '')
}

function describe(record: Fields): string {
  const kind = wordOf(record['type']).toLowerCase().replaceAll('_', ' ')
  const from = party(record['source_organization'], record['source_rir'])
  const to = party(record['recipient_organization'], record['recipient_rir'])
  return `${kind === '' ? 'transfer' : kind}: ${from} to ${to}`
}

function party(organization: unknown, rir: unknown): string {
  const name = wordOf(typeof organization === 'string' ? organization : fieldsOf(organization)['name'])
  const registry = wordOf(rir)
  return `${name === '' ? 'a holder not named' : name}${registry === '' ? '' : ` (${registry})`}`
}

const dayOf = (date: unknown): string | null => /^\d{4}-\d{2}-\d{2}/.exec(String(date))?.[0] ?? null
const wordOf = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, 70) : '')
const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {}
