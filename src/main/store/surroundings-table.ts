import type Database from 'better-sqlite3'
import { noSurroundings, type Surroundings, type SurroundingsPart } from '../../shared/domain/surroundings.ts'

interface PartRow {
  readonly part: string
  readonly findings: string
}

/** What scans found around their blocks. */
export interface SurroundingsTable {
  /** Keeps one part of a scan's surroundings, in place of an earlier one. */
  save<Part extends SurroundingsPart>(
    scanId: string,
    part: Part,
    findings: NonNullable<Surroundings[Part]>,
  ): void
  /** Everything a scan found; parts that were not examined are null. */
  of(scanId: string): Surroundings
}

/** The surroundings table of an open database. */
export function surroundingsTable(db: Database.Database): SurroundingsTable {
  const write = db.prepare('INSERT OR REPLACE INTO surroundings (scan_id, part, findings) VALUES (?, ?, ?)')
  const read = db.prepare<[string], PartRow>('SELECT part, findings FROM surroundings WHERE scan_id = ?')
  return {
    save: (scanId, part, findings) => void write.run(scanId, part, JSON.stringify(findings)),
    of(scanId) {
      const known = read.all(scanId).filter(({ part }) => part in noSurroundings)
      const parts = known.map(({ part, findings }) => [part, JSON.parse(findings) as unknown])
      return { ...noSurroundings, ...(Object.fromEntries(parts) as Partial<Surroundings>) }
    },
  }
}
