import type { Migration } from './migration.ts'

/** What scans found around their blocks: netblock feeds, registry, routing, reverse DNS. */
export const surroundings: Migration = {
  version: 2,
  sql: `
    CREATE TABLE surroundings (
      scan_id TEXT NOT NULL REFERENCES scans (id),
      part TEXT NOT NULL,
      findings TEXT NOT NULL CHECK (json_valid(findings)),
      PRIMARY KEY (scan_id, part)
    ) STRICT, WITHOUT ROWID;
  `,
}
