import type { Migration } from './migration.ts'

/** What every probe found: the health of lists over time, whether a scan or a check asked. */
export const listHealth: Migration = {
  version: 7,
  sql: `
    CREATE TABLE list_health (
      list_id TEXT NOT NULL,
      probed_at TEXT NOT NULL,
      health TEXT NOT NULL,
      reason TEXT NOT NULL,
      marked INTEGER NOT NULL CHECK (marked IN (0, 1)),
      path TEXT NOT NULL,
      milliseconds INTEGER,
      scan_id TEXT,
      PRIMARY KEY (list_id, probed_at)
    ) STRICT, WITHOUT ROWID;
  `,
}
