import type { FeedFormat, FeedSink } from '../feed-format.ts'
import { parseJsonObject } from './parse-json-object.ts'

/** A format of one JSON document, read record by record; its last bracket is its end mark. */
export function jsonDocument(
  readRecord: (record: Readonly<Record<string, unknown>>, sink: FeedSink) => void,
): FeedFormat {
  return {
    hasEndMark: true,
    pieces: 'objects',
    open: (sink) => ({
      line(text) {
        const record = parseJsonObject(text, 'record', sink)
        if (record) readRecord(record, sink)
      },
    }),
  }
}
