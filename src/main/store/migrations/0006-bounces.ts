import type { Migration } from './migration.ts'

/** Refusals read from logs and bounce mails: groups, their days, and events by fingerprint. */
export const bounces: Migration = {
  version: 6,
  sql: `
    CREATE TABLE bounce_groups (
      id TEXT PRIMARY KEY,
      direction TEXT NOT NULL CHECK (direction IN ('outbound', 'inbound')),
      operator_id TEXT,
      zone TEXT,
      address TEXT,
      cause TEXT NOT NULL,
      events INTEGER NOT NULL CHECK (events >= 0),
      first_at TEXT,
      last_at TEXT,
      decided_by TEXT NOT NULL CHECK (json_valid(decided_by))
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE bounce_days (
      group_id TEXT NOT NULL REFERENCES bounce_groups (id),
      day TEXT NOT NULL,
      events INTEGER NOT NULL,
      PRIMARY KEY (group_id, day)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE bounce_events (
      fingerprint TEXT PRIMARY KEY,
      group_id TEXT NOT NULL REFERENCES bounce_groups (id),
      at TEXT,
      cause TEXT NOT NULL,
      source TEXT NOT NULL,
      remote_host TEXT,
      recipient TEXT,
      smtp_code INTEGER,
      enhanced_code TEXT,
      lookup_url TEXT,
      text TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX bounce_events_by_group ON bounce_events (group_id, at);
  `,
}
