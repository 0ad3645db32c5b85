import type { TokenRange } from './token-range.ts'

/** Takes what a format makes of a file's lines. */
export interface FeedSink {
  /** One entry. `reference` is the publisher's own, `text` what it says of the entry. */
  entry(range: TokenRange, reference?: string | null, text?: string | null): void
  /** One autonomous system. */
  asn(asn: number, text: string | null): void
  /** Addresses that the file takes out of its larger entries. */
  exclude(range: TokenRange): void
  /** The line is no entry, and this is why: a few words that complete "line 7: …". */
  bad(reason: string): void
  /** When the publisher made the data, ms since 1970. */
  dated(atMs: number): void
  /** How many entries the publisher says there are. */
  promised(entries: number): void
  /** The mark that closes a whole file was seen. */
  ended(): void
}

/** Reads the pieces of one file, in order: lines, or the records of a JSON document. */
export interface LineReader {
  line(text: string): void
  /** Called once after the last piece. */
  close?(): void
}

/** One way to write a feed. */
export interface FeedFormat {
  /** True where a whole file ends with a mark: without it the file was cut off. */
  readonly hasEndMark: boolean
  /** How the file is cut; lines unless said. A JSON document may have no lines at all. */
  readonly pieces?: 'objects'
  readonly open: (sink: FeedSink) => LineReader
}
