import type { DnsblList } from '../../../shared/domain/list.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import type { ZoneFile } from '../../../shared/domain/zone-file.ts'
import type { DataSet } from './data-set.ts'
import { type ParsedZoneFile, parseZoneFile } from './parse-zone-file.ts'
import { ZoneEvaluator } from './zone-evaluator.ts'
import type { ZoneFileReader } from './zone-file-reader.ts'

/** A list's data in memory. */
export interface LoadedZone {
  /** Name of the zone. */
  readonly zone: string
  readonly evaluator: ZoneEvaluator
  /** What was read, with the dates of what was read. */
  readonly files: readonly ZoneFile[]
  /** One sentence for each file with lines that were skipped or taken in part. */
  readonly notices: readonly string[]
}

type Loading =
  | { readonly ok: true; readonly zone: LoadedZone }
  | { readonly ok: false; readonly problem: string }

const NAMED_LINES = 3

/** Reads all files of a list, `nowMs` being the wall clock. The problem is one sentence; never rejects. */
export async function loadZone(
  { id, zone, zoneFiles }: Pick<DnsblList, 'id' | 'zone' | 'zoneFiles'>,
  open: ZoneFileReader,
  nowMs: number,
): Promise<Loading> {
  const dataSets: DataSet[] = []
  const files: ZoneFile[] = []
  const notices: string[] = []
  for (const file of zoneFiles) {
    const name = cleanStrangerText(file.path, 200)
    const read = await readOne(file, open, nowMs)
    if (!read.parsed.ok) {
      const { problem } = read.parsed
      return { ok: false, problem: `The zone file ${name} of list ${id} cannot be used: ${problem}.` }
    }
    dataSets.push(read.parsed.dataSet)
    files.push({ ...file, modifiedAt: read.modifiedAt })
    notices.push(...describeProblems(name, read.parsed))
  }
  return { ok: true, zone: { zone, evaluator: new ZoneEvaluator(dataSets), files, notices } }
}

async function readOne(
  { path, type }: ZoneFile,
  open: ZoneFileReader,
  nowMs: number,
): Promise<{ parsed: ParsedZoneFile; modifiedAt: string }> {
  try {
    const file = await open(path)
    try {
      const parsed = await parseZoneFile(type, file.chunks, nowMs / 1000)
      const changed = { ok: false, problem: 'it was written to while it was read; try again' } as const
      const isWhole = !parsed.ok || (await file.isUnchanged())
      return { parsed: isWhole ? parsed : changed, modifiedAt: new Date(file.modifiedMs).toISOString() }
    } finally {
      await file.close()
    }
  } catch (error) {
    const reason = error instanceof Error ? cleanStrangerText(error.message, 200) : 'unknown reason'
    return { parsed: { ok: false, problem: reason }, modifiedAt: '' }
  }
}

function describeProblems(name: string, parsed: Extract<ParsedZoneFile, { ok: true }>): readonly string[] {
  const { problems, problemCount } = parsed
  if (problemCount === 0) return []
  const named = problems.slice(0, NAMED_LINES).map(({ line, problem }) => `line ${line}: ${problem}`)
  const more = problemCount > named.length ? `; and ${problemCount - named.length} more` : ''
  return [`${name} has mistakes, and rbldnsd would pass over them too: ${named.join('; ')}${more}.`]
}
