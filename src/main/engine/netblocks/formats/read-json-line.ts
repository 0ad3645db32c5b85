import type { FeedSink } from '../feed-format.ts'
import { parseJsonObject } from './parse-json-object.ts'

/** Reads one line of JSON; a metadata object closes the file and says its date and its number of records. */
export function readJsonLine(
  text: string,
  sink: FeedSink,
  readRecord: (record: Readonly<Record<string, unknown>>, sink: FeedSink) => void,
): void {
  if (text.trim() === '') return
  const fields = parseJsonObject(text, 'line', sink)
  if (fields === null) return
  if (fields['type'] !== 'metadata') {
    readRecord(fields, sink)
    return
  }
  const { timestamp, records } = fields
  if (typeof timestamp === 'number') sink.dated(timestamp * 1000)
  if (typeof records === 'number') sink.promised(records)
  sink.ended()
}
