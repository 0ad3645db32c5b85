import type Database from 'better-sqlite3'
import type { ProbeFinding } from '../../shared/domain/health.ts'
import type { DnsblList } from '../../shared/domain/list.ts'
import type { Removal } from '../../shared/domain/removal.ts'
import type { ScanList } from '../../shared/domain/scan.ts'
import { usualDraftMode } from '../../shared/domain/usual-draft-mode.ts'

/** A list as a scan begins with it; kept as it is, so the scan keeps what the catalogue said then. */
export type NewScanList = Pick<ScanList, 'list' | 'removal' | 'codeRemovals'>

interface ScanListRow {
  readonly list: string
  readonly removal: string | null
  readonly code_removals: string
  readonly probe_before: string | null
  readonly probe_after: string | null
  readonly median_answer_ms: number | null
  readonly clear_until: string | null
}

/** The lists of stored scans. */
export interface ScanListsTable {
  /** Stores the lists of a new scan, in order. */
  create(scanId: string, lists: readonly NewScanList[]): void
  /** The lists of a scan, in the order it was given. */
  of(scanId: string): ScanList[]
  /** Keeps a finding; one before and one after, the newest of each. */
  saveProbe(scanId: string, listId: string, when: 'before' | 'after', finding: ProbeFinding): void
  /** Keeps the median answer time, ms. */
  saveMedian(scanId: string, listId: string, medianMs: number): void
  /** Keeps the end of the time that answers of no may be given again (ISO 8601, UTC), if it is the earliest so far. */
  saveClearUntil(scanId: string, listId: string, clearUntil: string): void
}

/** The scan_lists table of an open database. */
export function scanListsTable(db: Database.Database): ScanListsTable {
  const insert = db.prepare(
    'INSERT INTO scan_lists (scan_id, list_id, position, list, removal, code_removals) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const of = db.prepare<[string], ScanListRow>(
    'SELECT list, removal, code_removals, probe_before, probe_after, median_answer_ms, clear_until FROM scan_lists WHERE scan_id = ? ORDER BY position',
  )
  const update = (column: string): Database.Statement =>
    db.prepare(`UPDATE scan_lists SET ${column} = ? WHERE scan_id = ? AND list_id = ?`)
  const probe = { before: update('probe_before'), after: update('probe_after') }
  const median = update('median_answer_ms')
  const clearUntil = db.prepare<[string, string, string]>(
    "UPDATE scan_lists SET clear_until = min(?, coalesce(clear_until, '9999')) WHERE scan_id = ? AND list_id = ?",
  )
  return {
    create(scanId, lists) {
      lists.forEach(({ list, removal, codeRemovals }, position) => {
        const own = removal && JSON.stringify(removal)
        insert.run(scanId, list.id, position, JSON.stringify(list), own, JSON.stringify(codeRemovals))
      })
    },
    of: (scanId) =>
      of.all(scanId).map((row) => ({
        // Scans from before there were zone files have none.
        list: { zoneFiles: [], ...JSON.parse(row.list) } as DnsblList,
        removal: row.removal === null ? null : readRemoval(JSON.parse(row.removal) as StoredRemoval),
        codeRemovals: (JSON.parse(row.code_removals) as StoredRemoval[]).map(readRemoval),
        before: parse(row.probe_before) as ProbeFinding | null,
        after: parse(row.probe_after) as ProbeFinding | null,
        medianAnswerMs: row.median_answer_ms,
        clearUntil: row.clear_until,
      })),
    saveProbe: (scanId, listId, when, finding) =>
      void probe[when].run(JSON.stringify(finding), scanId, listId),
    saveMedian: (scanId, listId, medianMs) => void median.run(medianMs, scanId, listId),
    saveClearUntil: (scanId, listId, until) => void clearUntil.run(until, scanId, listId),
  }
}

const parse = (json: string | null): unknown => (json === null ? null : JSON.parse(json))

type LaterField = 'draftMode' | 'languages' | 'blockRequestsNote' | 'paidOption'
type StoredRemoval = Omit<Removal, LaterField> & Partial<Pick<Removal, LaterField>>

/** A stored procedure; older scans do not say what is written, in which language, nor what is sold. */
const readRemoval = (stored: StoredRemoval): Removal => ({
  ...stored,
  draftMode: stored.draftMode ?? usualDraftMode(stored),
  languages: stored.languages ?? [],
  blockRequestsNote: stored.blockRequestsNote ?? null,
  paidOption: stored.paidOption ?? null,
})
