import type { Migration } from './migration.ts'

/** Requests of clean-ups, the texts that the user wrote for them, and what happened to them. */
export const campaign: Migration = {
  version: 8,
  sql: `
    CREATE TABLE campaign_requests (
      id TEXT PRIMARY KEY,
      block TEXT NOT NULL,
      group_key TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN
        ('to-write', 'ready', 'sent', 'waiting', 'answered', 'removed', 'refused', 'given-up')),
      rank INTEGER NOT NULL,
      created_at TEXT NOT NULL,
      facts TEXT NOT NULL CHECK (json_valid(facts)),
      UNIQUE (block, group_key)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE campaign_drafts (
      request_id TEXT NOT NULL REFERENCES campaign_requests (id),
      address TEXT NOT NULL,
      subject TEXT NOT NULL,
      body TEXT NOT NULL,
      PRIMARY KEY (request_id, address)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE campaign_events (
      id INTEGER PRIMARY KEY,
      request_id TEXT NOT NULL REFERENCES campaign_requests (id),
      at TEXT NOT NULL,
      kind TEXT NOT NULL,
      text TEXT NOT NULL,
      minutes REAL NOT NULL CHECK (minutes >= 0)
    ) STRICT;
    CREATE INDEX campaign_events_of ON campaign_events (request_id, id);
  `,
}
