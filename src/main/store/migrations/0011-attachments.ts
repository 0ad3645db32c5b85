import type { Migration } from './migration.ts'

/** Files that the user put to requests, in pieces as they came; a file counts when it is kept. */
export const attachments: Migration = {
  version: 11,
  sql: `
    CREATE TABLE campaign_attachments (
      id TEXT PRIMARY KEY,
      request_id TEXT NOT NULL REFERENCES campaign_requests (id),
      name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 130),
      bytes INTEGER NOT NULL CHECK (bytes > 0),
      added_at TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('coming', 'kept', 'deleted')),
      changed_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX campaign_attachments_of ON campaign_attachments (request_id);

    CREATE TABLE campaign_attachment_pieces (
      id INTEGER PRIMARY KEY,
      attachment_id TEXT NOT NULL REFERENCES campaign_attachments (id),
      content BLOB NOT NULL
    ) STRICT;
    CREATE INDEX campaign_attachment_pieces_of ON campaign_attachment_pieces (attachment_id, id);
  `,
}
