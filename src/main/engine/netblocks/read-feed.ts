import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import { decodeText } from './decode-text.ts'
import type { FeedFormat, FeedSink } from './feed-format.ts'
import { ObjectCutter } from './object-cutter.ts'
import { readLines } from './read-lines.ts'
import type { TokenRange } from './token-range.ts'

/** A line that was left out. */
export interface LineProblem {
  /** Counted from 1. */
  readonly line: number
  readonly reason: string
}

/** What came out of reading a feed's file, besides its entries. */
export interface FeedReading {
  readonly lines: number
  /** Ranges and AS numbers read. */
  readonly entries: number
  /** The first lines that were left out, at most `MOST_PROBLEMS`. */
  readonly problems: readonly LineProblem[]
  /** All lines that were left out. */
  readonly badLines: number
  /** Date that the file gives, ms since 1970, or null. */
  readonly dataDateMs: number | null
  /** How many entries the file says it has, or null. */
  readonly promised: number | null
  /** The file's end mark was seen. */
  readonly ended: boolean
  /** The file is a page for people, not data. */
  readonly markup: boolean
}

/** Takes the entries of a feed while it is read. */
export interface EntryTaker {
  entry(range: TokenRange, reference: string | null, text: string | null): void
  asn?(asn: number, text: string | null): void
  exclude?(range: TokenRange): void
}

/** How many broken lines are told one by one. */
const MOST_PROBLEMS = 20
const MOST_REFERENCE = 60
const MOST_TEXT = 200
const MARKUP = /^\s*<(!doctype|html|head|body|\?xml)/i

/**
 * Reads a feed's file as it streams in: nothing is kept but what `taker` keeps. A broken line is reported and left
 * out, the others survive. Rejects when `signal` aborts, and with what the source rejects with.
 */
export async function readFeed(
  source: AsyncIterable<Uint8Array>,
  format: FeedFormat,
  taker: EntryTaker,
  signal?: AbortSignal,
): Promise<FeedReading> {
  const problems: LineProblem[] = []
  let line = 0
  let entries = 0
  let badLines = 0
  let dataDateMs: number | null = null
  let promised: number | null = null
  let ended = false
  let markup = false
  const bad = (reason: string): void => {
    badLines++
    if (problems.length < MOST_PROBLEMS) problems.push({ line, reason: cleanStrangerText(reason, 200) })
  }
  const sink: FeedSink = {
    entry(range, reference, text) {
      entries++
      taker.entry(range, clean(reference, MOST_REFERENCE), clean(text, MOST_TEXT))
    },
    asn(asn, text) {
      entries++
      taker.asn?.(asn, clean(text, MOST_TEXT))
    },
    exclude: (range) => taker.exclude?.(range),
    bad,
    dated(atMs) {
      if (Number.isFinite(atMs) && atMs > 0) dataDateMs = Math.max(dataDateMs ?? 0, atMs)
    },
    promised(count) {
      promised = count
    },
    ended() {
      ended = true
    },
  }
  const reader = format.open(sink)
  if (format.pieces === 'objects') {
    const cutter = new ObjectCutter()
    let begun = false
    for await (const text of decodeText(source)) {
      signal?.throwIfAborted()
      if (!begun) markup = /^\s*</.test(text)
      begun ||= /\S/.test(text)
      for (const object of markup ? [] : cutter.push(text)) {
        line = object.line
        if (object.text === null) bad('the record is longer than 1,000,000 characters')
        else reader.line(object.text)
      }
    }
    ended = cutter.closed
    line = cutter.line
  } else {
    for await (const batch of readLines(source)) {
      signal?.throwIfAborted()
      for (const text of batch) {
        line++
        if (text === null) bad('the line is longer than 65,536 characters')
        else if (line === 1 && MARKUP.test(text)) markup = true
        else if (!markup) reader.line(text)
      }
    }
  }
  reader.close?.()
  return { lines: line, entries, problems, badLines, dataDateMs, promised, ended, markup }
}

const clean = (text: string | null | undefined, limit: number): string | null => {
  if (text === null || text === undefined) return null
  const shown = cleanStrangerText(text, limit)
  return shown === '' ? null : shown
}
