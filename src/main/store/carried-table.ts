import type Database from 'better-sqlite3'
import { TargetSet } from '../../shared/domain/target-set.ts'

/** Outcomes of one list that a scan took over from the scan that asked. */
export interface CarriedSet {
  readonly listId: string
  /** The scan that asked, and its beginning and end. */
  readonly scanId: string
  readonly observedFrom: string
  readonly observedTo: string
  readonly targets: TargetSet
}

/** What scans took over from earlier ones. */
export interface CarriedTable {
  /** By list, then by the scan that asked; `count` is the number of targets of the scan. */
  of(scanId: string, count: number): CarriedSet[]
  save(scanId: string, carried: CarriedSet): void
  /** The list lost its checks: nothing of it is carried any more. */
  forget(scanId: string, listId: string): void
}

interface CarriedRow {
  readonly list_id: string
  readonly origin_scan_id: string
  readonly observed_from: string
  readonly observed_to: string
  readonly targets: Uint8Array
}

/** The carried_checks table of an open database. */
export function carriedTable(db: Database.Database): CarriedTable {
  const of = db.prepare<[string], CarriedRow>(
    'SELECT list_id, origin_scan_id, observed_from, observed_to, targets FROM carried_checks WHERE scan_id = ? ORDER BY list_id, observed_from',
  )
  const save = db.prepare('INSERT INTO carried_checks VALUES (?, ?, ?, ?, ?, ?)')
  const forget = db.prepare('DELETE FROM carried_checks WHERE scan_id = ? AND list_id = ?')
  return {
    of: (scanId, count) =>
      of.all(scanId).map((row) => ({
        listId: row.list_id,
        scanId: row.origin_scan_id,
        observedFrom: row.observed_from,
        observedTo: row.observed_to,
        targets: new TargetSet(count, row.targets),
      })),
    save(scanId, { listId, scanId: origin, observedFrom, observedTo, targets }) {
      save.run(scanId, listId, origin, observedFrom, observedTo, targets.bytes)
    },
    forget: (scanId, listId) => void forget.run(scanId, listId),
  }
}
