import type { FeedFormat, FeedSink } from '../feed-format.ts'
import { readCidr } from '../token-range.ts'
import { readJsonLine } from './read-json-line.ts'

/** Spamhaus DROP as one JSON object a line, closed by one of `"type":"metadata"` with the number of records. */
export const dropJson: FeedFormat = {
  hasEndMark: true,
  open: (sink) => ({ line: (text) => readJsonLine(text, sink, readRecord) }),
}

/** Spamhaus ASN-DROP, written the same way. */
export const asndropJson: FeedFormat = {
  hasEndMark: true,
  open: (sink) => ({ line: (text) => readJsonLine(text, sink, readAsRecord) }),
}

function readRecord(record: Readonly<Record<string, unknown>>, sink: FeedSink): void {
  const { cidr, sblid, rir } = record
  const range = typeof cidr === 'string' ? readCidr(cidr) : null
  if (!range) sink.bad('the object has no valid "cidr"')
  else sink.entry(range, textOf(sblid), typeof rir === 'string' ? `Registry: ${rir}` : null)
}

function readAsRecord(record: Readonly<Record<string, unknown>>, sink: FeedSink): void {
  const { asn, asname, domain, cc } = record
  if (typeof asn !== 'number' || !Number.isInteger(asn) || asn < 1) sink.bad('the object has no valid "asn"')
  else sink.asn(asn, [textOf(asname), textOf(domain), textOf(cc)].filter((part) => part !== null).join(', '))
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
