import type Database from 'better-sqlite3'
import type { Case } from '../../shared/domain/case.ts'
import type { Verdict } from '../../shared/domain/verdict.ts'
import type { ListingsTable } from './listings-table.ts'

/** A stored judgement. */
export interface StoredVerdict {
  readonly verdict: Verdict
  readonly cases: readonly Case[]
}

/** A stored judgement in short: without its cases. */
export interface VerdictSummary {
  readonly verdict: Verdict
  readonly caseCount: number
  /** Distinct addresses with a listing on a block list. */
  readonly listedAddresses: number
}

interface VerdictRow {
  readonly verdict: string
  readonly cases: string
}

interface SummaryRow {
  readonly verdict: string
  readonly case_count: number
  readonly listed_addresses: number
}

/** Judgements of finished scans, one per version of the rules. */
export interface VerdictsTable {
  /** Keeps a judgement under its rules version, in place of an earlier one of that version. */
  save(scanId: string, verdict: Verdict, cases: readonly Case[]): void
  /** The judgement under one version of the rules, the newest when none is named; null when there is none. */
  get(scanId: string, rules?: number): StoredVerdict | null
  /** Versions of the rules that the scan was judged under, newest first. */
  versions(scanId: string): readonly number[]
  /** The judgement under the newest rules, in short; null when there is none. */
  summary(scanId: string): VerdictSummary | null
}

/** The verdicts table of an open database. */
export function verdictsTable(db: Database.Database, listings: ListingsTable): VerdictsTable {
  const newest = db.prepare<[string], VerdictRow>(
    'SELECT verdict, cases FROM verdicts WHERE scan_id = ? ORDER BY rules DESC LIMIT 1',
  )
  const ofRules = db.prepare<[string, number], VerdictRow>(
    'SELECT verdict, cases FROM verdicts WHERE scan_id = ? AND rules = ?',
  )
  const versions = db
    .prepare<[string], number>('SELECT rules FROM verdicts WHERE scan_id = ? ORDER BY rules DESC')
    .pluck()
  const summary = db.prepare<[string], SummaryRow>(
    'SELECT verdict, case_count, listed_addresses FROM verdicts WHERE scan_id = ? ORDER BY rules DESC LIMIT 1',
  )
  const write = db.prepare(
    'INSERT OR REPLACE INTO verdicts (scan_id, rules, listed_addresses, case_count, verdict, cases) VALUES (?, ?, ?, ?, ?, ?)',
  )
  return {
    save(scanId, verdict, cases) {
      const row = { verdict: JSON.stringify(verdict), cases: JSON.stringify(cases) }
      const kept = ofRules.get(scanId, verdict.rules)
      // Judging again mostly finds the same: reading a scan must not need the right to write.
      if (kept?.verdict === row.verdict && kept.cases === row.cases) return
      const listed = listings.countListed(scanId)
      write.run(scanId, verdict.rules, listed, cases.length, row.verdict, row.cases)
    },
    get(scanId, rules) {
      const row = rules === undefined ? newest.get(scanId) : ofRules.get(scanId, rules)
      if (!row) return null
      return { verdict: JSON.parse(row.verdict) as Verdict, cases: JSON.parse(row.cases) as Case[] }
    },
    versions: (scanId) => versions.all(scanId),
    summary(scanId) {
      const row = summary.get(scanId)
      if (!row) return null
      const { case_count: caseCount, listed_addresses: listedAddresses } = row
      return { verdict: JSON.parse(row.verdict) as Verdict, caseCount, listedAddresses }
    },
  }
}
