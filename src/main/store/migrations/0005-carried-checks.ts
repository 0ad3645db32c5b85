import type { Migration } from './migration.ts'

/** Outcomes that a scan took over from an earlier one: who asked, when, and about which targets (a bit each). */
export const carriedChecks: Migration = {
  version: 5,
  sql: `
    CREATE TABLE carried_checks (
      scan_id TEXT NOT NULL,
      list_id TEXT NOT NULL,
      origin_scan_id TEXT NOT NULL,
      observed_from TEXT NOT NULL,
      observed_to TEXT NOT NULL,
      targets BLOB NOT NULL,
      PRIMARY KEY (scan_id, list_id, origin_scan_id),
      FOREIGN KEY (scan_id, list_id) REFERENCES scan_lists (scan_id, list_id)
    ) STRICT, WITHOUT ROWID;
  `,
}
