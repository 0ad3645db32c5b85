import type { Migration } from './migration.ts'

/** The first schema: scans with their lists, outcomes, listings and verdicts; offers; settings. */
export const scansAndFindings: Migration = {
  version: 1,
  sql: `
    CREATE TABLE meta (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE settings (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL CHECK (json_valid(value))
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE offers (
      block TEXT PRIMARY KEY,
      provider TEXT NOT NULL,
      price TEXT NOT NULL,
      note TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE scans (
      id TEXT PRIMARY KEY,
      block TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('running', 'stopped', 'failed', 'finished')),
      failure TEXT,
      settings TEXT NOT NULL CHECK (json_valid(settings)),
      targets INTEGER NOT NULL CHECK (targets > 0),
      started_at TEXT NOT NULL,
      finished_at TEXT,
      active_seconds REAL NOT NULL,
      queries_sent INTEGER NOT NULL,
      ignored_responses INTEGER NOT NULL,
      catalogue_version TEXT NOT NULL,
      claim_owner TEXT,
      heartbeat_ms INTEGER,
      CHECK ((claim_owner IS NULL) = (heartbeat_ms IS NULL))
    ) STRICT;
    CREATE INDEX scans_by_block ON scans (block, started_at);
    CREATE INDEX scans_by_claim ON scans (claim_owner) WHERE claim_owner IS NOT NULL;

    CREATE TABLE scan_lists (
      scan_id TEXT NOT NULL REFERENCES scans (id),
      list_id TEXT NOT NULL,
      position INTEGER NOT NULL,
      list TEXT NOT NULL CHECK (json_valid(list)),
      removal TEXT CHECK (json_valid(removal)),
      code_removals TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(code_removals)),
      probe_before TEXT CHECK (json_valid(probe_before)),
      probe_after TEXT CHECK (json_valid(probe_after)),
      median_answer_ms REAL,
      PRIMARY KEY (scan_id, list_id),
      UNIQUE (scan_id, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE outcome_chunks (
      scan_id TEXT NOT NULL,
      list_id TEXT NOT NULL,
      chunk INTEGER NOT NULL CHECK (chunk >= 0),
      states BLOB NOT NULL,
      PRIMARY KEY (scan_id, list_id, chunk),
      FOREIGN KEY (scan_id, list_id) REFERENCES scan_lists (scan_id, list_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE listings (
      scan_id TEXT NOT NULL,
      target INTEGER NOT NULL CHECK (target >= 0),
      list_id TEXT NOT NULL,
      noted INTEGER NOT NULL CHECK (noted IN (0, 1)),
      address TEXT NOT NULL,
      codes TEXT NOT NULL CHECK (json_valid(codes)),
      text TEXT NOT NULL CHECK (json_valid(text)),
      question TEXT NOT NULL,
      server TEXT NOT NULL,
      ttl_seconds INTEGER NOT NULL,
      observed_at TEXT NOT NULL,
      PRIMARY KEY (scan_id, target, list_id),
      FOREIGN KEY (scan_id, list_id) REFERENCES scan_lists (scan_id, list_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE verdicts (
      scan_id TEXT NOT NULL REFERENCES scans (id),
      rules INTEGER NOT NULL,
      listed_addresses INTEGER NOT NULL,
      case_count INTEGER NOT NULL,
      verdict TEXT NOT NULL CHECK (json_valid(verdict)),
      cases TEXT NOT NULL CHECK (json_valid(cases)),
      PRIMARY KEY (scan_id, rules)
    ) STRICT, WITHOUT ROWID;
  `,
}
