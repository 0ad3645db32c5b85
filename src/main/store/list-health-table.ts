import type Database from 'better-sqlite3'
import type { ProbeFinding } from '../../shared/domain/health.ts'
import type { HealthRecord } from '../../shared/domain/health-record.ts'

/** Findings kept per list; the oldest go first. */
const MOST_PER_LIST = 500

/** How a finding came about. */
export type ProbeOrigin = Pick<HealthRecord, 'path' | 'scanId'>

/** What probes found, over time. */
export interface ListHealthTable {
  /** Keeps a finding; one of the same list and moment is kept once, one for which nobody was asked never. */
  add(finding: ProbeFinding, origin: ProbeOrigin): void
  /** The newest findings of a list, newest first; at most `most`. */
  of(listId: string, most: number): readonly HealthRecord[]
  /** The newest findings of every list, at most `most` each, by list id, newest first. */
  recent(most: number): readonly HealthRecord[]
}

interface HealthRow {
  readonly list_id: string
  readonly probed_at: string
  readonly health: string
  readonly reason: string
  readonly marked: number
  readonly path: string
  readonly milliseconds: number | null
  readonly scan_id: string | null
}

/** The list_health table of an open database. */
export function listHealthTable(db: Database.Database): ListHealthTable {
  const insert = db.prepare(
    'INSERT OR IGNORE INTO list_health (list_id, probed_at, health, reason, marked, path, milliseconds, scan_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const trim = db.prepare(
    'DELETE FROM list_health WHERE list_id = ? AND probed_at < (SELECT probed_at FROM list_health WHERE list_id = ? ORDER BY probed_at DESC LIMIT 1 OFFSET ?)',
  )
  const ofList = db.prepare<[string, number], HealthRow>(
    'SELECT * FROM list_health WHERE list_id = ? ORDER BY probed_at DESC LIMIT ?',
  )
  const newest = db.prepare<[number], HealthRow>(
    'SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY list_id ORDER BY probed_at DESC) AS rank FROM list_health) WHERE rank <= ? ORDER BY list_id, probed_at DESC',
  )
  return {
    add(finding, { path, scanId }) {
      const { listId, probedAt, health, reason, marked, answers } = finding
      if (answers.length === 0) return
      insert.run(listId, probedAt, health, reason, marked ? 1 : 0, path, medianMs(finding), scanId)
      trim.run(listId, listId, MOST_PER_LIST - 1)
    },
    of: (listId, most) => ofList.all(listId, most).map(readRow),
    recent: (most) => newest.all(most).map(readRow),
  }
}

function readRow(row: HealthRow): HealthRecord {
  const { list_id, probed_at, health, reason, marked, path, milliseconds, scan_id } = row
  return {
    listId: list_id,
    probedAt: probed_at,
    health: health as HealthRecord['health'],
    reason,
    marked: marked === 1,
    path: path as HealthRecord['path'],
    milliseconds,
    scanId: scan_id,
  }
}

function medianMs({ answers }: ProbeFinding): number | null {
  const times = answers.filter(({ server }) => server !== null).map(({ milliseconds }) => milliseconds)
  const middle = times.toSorted((a, b) => a - b)[times.length >> 1]
  return middle === undefined ? null : Math.round(middle)
}
