import type { FeedSink } from '../feed-format.ts'

/** Reads one line of JSON; a metadata object closes the file and says its date and its number of records. */
export function readJsonLine(
  text: string,
  sink: FeedSink,
  readRecord: (record: Readonly<Record<string, unknown>>, sink: FeedSink) => void,
): void {
  if (text.trim() === '') return
  let record: unknown
  try {
    record = JSON.parse(text)
  } catch {
    sink.bad('the line is no JSON')
    return
  }
  if (typeof record !== 'object' || record === null || Array.isArray(record)) {
    sink.bad('the line is no JSON object')
    return
  }
  const fields = record as Readonly<Record<string, unknown>>
  if (fields['type'] !== 'metadata') {
    readRecord(fields, sink)
    return
  }
  const { timestamp, records } = fields
  if (typeof timestamp === 'number') sink.dated(timestamp * 1000)
  if (typeof records === 'number') sink.promised(records)
  sink.ended()
}
