import { stringify } from 'csv-stringify/sync'
import { gradeCodes, worstSeverity } from '../../../shared/domain/grade-listing.ts'
import type { Listing } from '../../../shared/domain/listing.ts'
import type { UnknownRun } from '../../../shared/domain/scan.ts'
import type { JudgedScan, ListEvidence } from '../../../shared/domain/scan-evidence.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import type { Targets } from '../../../shared/domain/targets.ts'
import { type Breathe, holdBreath } from './breathe.ts'
import { completeUnknowns } from './count-checks.ts'
import { readRange, readTargets } from './read-range.ts'

const columns = [
  'block',
  'scan',
  'practice',
  'outcome',
  'address',
  'addresses',
  'list',
  'list_name',
  'zone',
  'operator',
  'severity',
  'policy',
  'codes',
  'means',
  'text',
  'cause',
  'health',
  'observed_at',
  'question',
  'server',
] as const

type Row = Partial<Record<(typeof columns)[number], string>>

/** Rows that are quoted at once. */
const BATCH = 2000

/**
 * A judged scan as CSV (RFC 4180 quoting, UTF-8, LF): one row per listing, `outcome` listed, and one row per range
 * of checks without an answer, `outcome` unknown with its cause. What has no row was clear, or a note of an allow
 * or info list (those are in the JSON). Every cell is quoted; one that a spreadsheet would run as a formula, also
 * behind a semicolon that it may take for a column, begins with an apostrophe.
 */
export async function scanCsv(judged: JudgedScan, breathe: Breathe = holdBreath): Promise<string> {
  const parts: string[] = [write([[...columns]])]
  let batch: string[][] = []
  const total = judged.evidence.listings.length + 1
  let done = 0
  for (const row of rowsOf(judged)) {
    done++
    batch.push(columns.map((column) => row[column] ?? ''))
    if (batch.length < BATCH) continue
    parts.push(write(batch))
    batch = []
    await breathe(Math.min(1, done / total))
  }
  return [...parts, write(batch)].join('')
}

const write = (rows: readonly (readonly string[])[]): string =>
  stringify([...rows], { quoted: true, quoted_empty: true, escape_formulas: true })

function* rowsOf({ evidence }: JudgedScan): Generator<Row> {
  const { scan, lists, listings } = evidence
  const targets = readTargets(scan)
  const byId = new Map(lists.map((entry) => [entry.list.id, entry]))
  const frame = { block: scan.block, scan: scan.id, practice: scan.practice ? 'yes' : 'no' }
  for (const listing of listings) yield { ...frame, ...listingRow(listing, byId.get(listing.listId)) }
  for (const run of completeUnknowns(evidence, scan.block)) {
    for (const row of unknownRows(run, byId.get(run.listId), targets)) yield { ...frame, ...row }
  }
}

function listingRow(listing: Listing, entry: ListEvidence | undefined): Row {
  const graded = entry ? gradeCodes(entry.list, listing.codes) : []
  const policies = new Set(graded.map(({ policy }) => policy))
  return {
    outcome: 'listed',
    address: listing.address,
    addresses: '1',
    ...nameRow(listing.listId, entry),
    severity: entry ? worstSeverity(entry.list, listing.codes) : '',
    policy: policies.size > 1 ? 'partly' : policies.has(true) ? 'yes' : 'no',
    codes: listing.codes.join(' '),
    means: guardColumns(graded.map(({ means }) => cleanStrangerText(means)).join(' | ')),
    text: guardColumns(listing.text.map((text) => cleanStrangerText(text)).join(' | ')),
    observed_at: listing.observedAt,
    question: cleanStrangerText(listing.question, 253),
    server: listing.server,
  }
}

function unknownRows(run: UnknownRun, entry: ListEvidence | undefined, targets: Targets): readonly Row[] {
  const row = {
    outcome: 'unknown',
    ...nameRow(run.listId, entry),
    cause: run.cause,
    health: run.health ?? '',
  }
  if (run.ranges.length === 0) return [{ ...row, addresses: String(run.addresses) }]
  return run.ranges.map((address) => {
    const range = readRange(targets, address)
    return { ...row, address, addresses: range === null ? '' : String(range[1] - range[0] + 1) }
  })
}

function nameRow(listId: string, entry: ListEvidence | undefined): Row {
  const list = entry?.list
  return {
    list: listId,
    list_name: guardColumns(cleanStrangerText(list?.name ?? '')),
    zone: list?.zone ?? '',
    operator: guardColumns(cleanStrangerText(list?.operatorName ?? '')),
  }
}

/** Spreadsheets of many countries split at semicolons, whatever the quotes say. */
const guardColumns = (text: string): string =>
  /[;|]/.test(text) ? text.replaceAll(/([;|]\s*)(?=[=+\-@])/g, "$1'") : text
