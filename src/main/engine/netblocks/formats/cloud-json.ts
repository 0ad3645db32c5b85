import type { FeedFormat, FeedSink } from '../feed-format.ts'
import { readCidr } from '../token-range.ts'
import { jsonDocument } from './json-document.ts'

const PREFIX_KEYS = ['ip_prefix', 'ipv6_prefix', 'ipv4Prefix', 'ipv6Prefix', 'cidr']

/** Ranges of a cloud provider as one JSON document: AWS, Google, Oracle. Every object with a prefix is an entry. */
export const cloudJson: FeedFormat = jsonDocument((record, sink) => walk(record, sink, 0))

function walk(value: unknown, sink: FeedSink, depth: number): void {
  if (depth > 8 || typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const item of value) walk(item, sink, depth + 1)
    return
  }
  const fields = value as Readonly<Record<string, unknown>>
  const key = PREFIX_KEYS.find((name) => typeof fields[name] === 'string')
  if (key === undefined) {
    for (const inner of Object.values(fields)) walk(inner, sink, depth + 1)
    return
  }
  const range = readCidr(String(fields[key]))
  const words = [fields['service'], fields['region'], fields['scope']].filter(
    (word) => typeof word === 'string',
  )
  if (range) sink.entry(range, null, words.join(', '))
  else sink.bad(`'${String(fields[key]).slice(0, 60)}' is no CIDR`)
}
