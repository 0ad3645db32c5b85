import type { FeedSink } from '../feed-format.ts'
import { readDate } from './read-date.ts'

const DATED =
  /(?:last[ -]?(?:updated?|modified)|updated|this file date|generated(?: at| on)?|created|timestamp|date)\s*[:=]?\s+(.{8,40})/i
const SUBNETS = /^\W*entries\s*:\s*(\d+) (?:subnets|unique ips)/i
const NAMED_DATE = /\b(\d{4}\/\d\d\/\d\d)\b/

/** Reads what a comment line of a feed's header says of the file as a whole: its date, its number of entries. */
export function readHeader(comment: string, sink: FeedSink): void {
  const promised = SUBNETS.exec(comment)
  if (promised) sink.promised(Number(promised[1]))
  const dated = DATED.exec(comment) ?? NAMED_DATE.exec(comment)
  const atMs = dated ? readDate(dated[1] as string) : null
  if (atMs !== null) sink.dated(atMs)
}
