import type { FeedFormat, FeedSink } from '../feed-format.ts'
import { readCidr } from '../token-range.ts'

/** Such files are a few megabytes; a larger one is something else. */
const MOST_CHARACTERS = 32_000_000
const PREFIX_KEYS = ['ip_prefix', 'ipv6_prefix', 'ipv4Prefix', 'ipv6Prefix', 'cidr']

/** Ranges of a cloud provider as one JSON document: AWS, Google, Oracle. Every object with a prefix is an entry. */
export const cloudJson: FeedFormat = {
  hasEndMark: false,
  open(sink) {
    const parts: string[] = []
    let length = 0
    return {
      line(text) {
        length += text.length
        if (length <= MOST_CHARACTERS) parts.push(text)
      },
      close() {
        if (length > MOST_CHARACTERS) {
          sink.bad('the document is larger than 32 MB')
          return
        }
        try {
          walk(JSON.parse(parts.join('\n')), sink, 0)
        } catch {
          sink.bad('the file is no JSON document, or was cut off')
        }
      },
    }
  },
}

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
