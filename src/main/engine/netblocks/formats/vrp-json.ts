import type { FeedFormat, FeedSink } from '../feed-format.ts'
import { readCidr, readNumber } from '../token-range.ts'
import { jsonDocument } from './json-document.ts'
import { readDate } from './read-date.ts'

/**
 * Validated ROA payloads as validators export them (rpki-client, Routinator and their kin): the AS is the entry's
 * reference, `/24, ripe` its text: the longest prefix that may be announced, and the trust anchor.
 */
export const vrpJson: FeedFormat = jsonDocument((record, sink) => {
  const { prefix, maxLength, ta } = record
  if (prefix === undefined) {
    readHead(record, sink)
    return
  }
  const [written, asn] = [wordOf(prefix), wordOf(record['asn'])]
  const range = readCidr(written)
  const number = readNumber(asn.replace(/^AS/i, ''), 0xffffffff)
  const longest = maxLength === undefined ? lengthOf(written) : readNumber(wordOf(maxLength), 128)
  if (range === null || number === null || longest === null)
    sink.bad(`'${written.slice(0, 60)}' by '${asn.slice(0, 20)}' is no authorization`)
  else sink.entry(range, `AS${number}`, typeof ta === 'string' ? `/${longest}, ${ta}` : `/${longest}`)
})

/** `generated` counts seconds, `buildtime` is ISO 8601; other kinds of records (ASPA, router keys) are passed over. */
function readHead({ generated, buildtime }: Readonly<Record<string, unknown>>, sink: FeedSink): void {
  if (typeof generated === 'number') sink.dated(generated * 1000)
  const atMs = typeof buildtime === 'string' ? readDate(buildtime) : null
  if (atMs !== null) sink.dated(atMs)
}

/** Without a maximum the prefix itself is the longest (RFC 9582 §4.2.2). */
const lengthOf = (prefix: string): number | null => readNumber(prefix.split('/')[1] ?? '', 128)

const wordOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''
