import type { ZoneFileType } from '../../../shared/domain/zone-file.ts'
import type { DataSet, EntryCollector } from './data-set.ts'
import { Ipv4SetCollector } from './ipv4-set.ts'
import { Ipv6SetCollector } from './ipv6-set.ts'
import { PrefixTrieCollector } from './prefix-trie.ts'
import { newSettings, readSpecial, specialWords } from './read-special.ts'
import { readZoneLines } from './read-zone-lines.ts'

/** A line that was skipped or taken in part, and why. */
export interface LineProblem {
  /** From 1. */
  readonly line: number
  readonly problem: string
}

/** A file that can be asked, with what was wrong in it; or the words on why it cannot be used at all. */
export type ParsedZoneFile =
  | {
      readonly ok: true
      readonly dataSet: DataSet
      /** The first of them; `problemCount` counts all. */
      readonly problems: readonly LineProblem[]
      readonly problemCount: number
    }
  | { readonly ok: false; readonly problem: string }

/** What a file may hold. */
export interface ZoneFileLimits {
  readonly bytes: number
  /** As they are kept: a range of an ip4set counts as several. */
  readonly entries: number
}

const usualLimits: ZoneFileLimits = { bytes: 1024 ** 3, entries: 30_000_000 }
const KEPT_PROBLEMS = 20

/**
 * Reads a file in rbldnsd's format, type by type as rbldnsd 1.0 does: a bad line is skipped and reported, the rest
 * counts. Data from the future, expired or compressed data and data beyond the limits are refused as a whole.
 * `nowSeconds` is the wall clock, seconds since 1970. Rejects only when `chunks` does.
 */
export async function parseZoneFile(
  type: ZoneFileType,
  chunks: AsyncIterable<Uint8Array>,
  nowSeconds: number,
  limits: ZoneFileLimits = usualLimits,
): Promise<ParsedZoneFile> {
  const collector = collectorFor(type)
  const settings = newSettings()
  const problems: LineProblem[] = []
  let problemCount = 0
  const warnAt = (line: number, problem: string): void => {
    problemCount++
    if (problems.length < KEPT_PROBLEMS) problems.push({ line, problem })
  }
  const take = (line: string, number: number): void => {
    const words = specialWords(line)
    if (words !== null) {
      const problem = readSpecial(words, settings)
      if (problem) warnAt(number, problem)
    } else if (line !== '' && line[0] !== '#' && line[0] !== ';') {
      collector.add(line, number, settings, (problem) => warnAt(number, problem))
    }
  }
  const lines = readZoneLines(take, warnAt)
  for await (const chunk of chunks) {
    if (lines.bytes === 0 && chunk[0] === 0x1f && chunk[1] === 0x8b) {
      return { ok: false, problem: 'it is compressed; unpack it first' }
    }
    lines.push(chunk)
    if (lines.bytes > limits.bytes) return { ok: false, problem: `it has more than ${limits.bytes} bytes` }
    if (collector.size > limits.entries) {
      return { ok: false, problem: `it has more than ${limits.entries} entries` }
    }
  }
  lines.end()
  const { validFrom, expiresAt } = settings
  if (validFrom > nowSeconds) return { ok: false, problem: `its $TIMESTAMP ${isoOf(validFrom)} is to come` }
  if (expiresAt > 0 && expiresAt < nowSeconds) {
    return { ok: false, problem: `its data expired at ${isoOf(expiresAt)}; get a newer copy` }
  }
  const dataSet = { index: collector.finish(warnAt), settings }
  problems.sort((a, b) => a.line - b.line)
  return { ok: true, dataSet, problems, problemCount }
}

function collectorFor(type: ZoneFileType): EntryCollector {
  switch (type) {
    case 'ip4set':
      return new Ipv4SetCollector()
    case 'ip4trie':
      return new PrefixTrieCollector(4)
    case 'ip6trie':
      return new PrefixTrieCollector(6)
    case 'ip6tset':
      return new Ipv6SetCollector()
  }
}

const isoOf = (seconds: number): string => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`
