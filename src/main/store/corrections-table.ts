import type Database from 'better-sqlite3'
import { type Correction, isEmptyCorrection } from '../../shared/domain/correction.ts'
import type { Hours } from '../../shared/domain/removal.ts'

interface CorrectionRow {
  readonly operator_id: string
  readonly effort_low: number | null
  readonly effort_high: number | null
  readonly delay_low: number | null
  readonly delay_high: number | null
  readonly note: string
}

/** What the user knows better than the catalogue, one entry per operator. */
export interface CorrectionsTable {
  /** Every correction, by operator id. */
  list(): readonly Correction[]
  /** Keeps a correction in place of an earlier one of that operator; an empty one takes it away. */
  save(correction: Correction): void
}

/** The corrections table of an open database. */
export function correctionsTable(db: Database.Database): CorrectionsTable {
  const all = db.prepare<[], CorrectionRow>('SELECT * FROM corrections ORDER BY operator_id')
  const write = db.prepare(
    'INSERT OR REPLACE INTO corrections (operator_id, effort_low, effort_high, delay_low, delay_high, note) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const remove = db.prepare('DELETE FROM corrections WHERE operator_id = ?')
  return {
    list: () =>
      all.all().map((row) => ({
        operatorId: row.operator_id,
        effortHours: pair(row.effort_low, row.effort_high),
        delayHours: pair(row.delay_low, row.delay_high),
        note: row.note,
      })),
    save(correction) {
      const { operatorId, effortHours, delayHours, note } = correction
      if (isEmptyCorrection(correction)) remove.run(operatorId)
      else write.run(operatorId, ...(effortHours ?? [null, null]), ...(delayHours ?? [null, null]), note)
    },
  }
}

const pair = (low: number | null, high: number | null): Hours | null =>
  low === null || high === null ? null : [low, high]
