import type { Migration } from './migration.ts'

/** What the user knows better than the catalogue, per operator: hours of work, hours of waiting, how to ask. */
export const corrections: Migration = {
  version: 3,
  sql: `
    CREATE TABLE corrections (
      operator_id TEXT PRIMARY KEY,
      effort_low REAL,
      effort_high REAL,
      delay_low REAL,
      delay_high REAL,
      note TEXT NOT NULL,
      CHECK ((effort_low IS NULL) = (effort_high IS NULL)),
      CHECK ((delay_low IS NULL) = (delay_high IS NULL)),
      CHECK (effort_low IS NULL OR (effort_low >= 0 AND effort_high >= effort_low)),
      CHECK (delay_low IS NULL OR (delay_low >= 0 AND delay_high >= delay_low))
    ) STRICT, WITHOUT ROWID;
  `,
}
