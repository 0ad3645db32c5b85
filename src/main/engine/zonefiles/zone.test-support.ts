import { parseAddress } from '../../../shared/domain/address.ts'
import type { ZoneFileType } from '../../../shared/domain/zone-file.ts'
import type { DataSet } from './data-set.ts'
import { type LineProblem, parseZoneFile, type ZoneFileLimits } from './parse-zone-file.ts'
import { type ZoneAnswer, ZoneEvaluator } from './zone-evaluator.ts'

const NOW_SECONDS = Date.UTC(2026, 10, 24) / 1000

/** A file in memory, parsed, with what was wrong in it. */
export async function parse(
  type: ZoneFileType,
  lines: readonly string[],
): Promise<{ dataSet: DataSet; problems: readonly LineProblem[] }> {
  const parsed = await parseText(type, `${lines.join('\n')}\n`)
  if (!parsed.ok) throw new Error(parsed.problem)
  return parsed
}

/** Parses a text, cut into chunks of a size. */
export const parseText = (type: ZoneFileType, text: string, chunkBytes = 1024, limits?: ZoneFileLimits) =>
  parseZoneFile(type, chunksOf(Buffer.from(text), chunkBytes), NOW_SECONDS, limits)

/** Answers of a zone that consists of one file. */
export async function zoneOf(
  type: ZoneFileType,
  ...lines: readonly string[]
): Promise<(address: string) => ZoneAnswer | null> {
  const { dataSet } = await parse(type, lines)
  const evaluator = new ZoneEvaluator([dataSet])
  return (text) => {
    const address = parseAddress(text)
    if (!address) throw new Error(text)
    return evaluator.evaluate(address)
  }
}

async function* chunksOf(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
