import type { Migration } from './migration.ts'

/** What registries answered, each with an end to its life. Addresses are 32 hexadecimal digits: they sort as text. */
export const registryAnswers: Migration = {
  version: 4,
  sql: `
    CREATE TABLE registry_answers (
      server TEXT NOT NULL,
      family INTEGER NOT NULL CHECK (family IN (4, 6)),
      asked_first TEXT NOT NULL CHECK (length(asked_first) = 32),
      asked_last TEXT NOT NULL CHECK (length(asked_last) = 32),
      network_first TEXT NOT NULL CHECK (length(network_first) = 32),
      network_last TEXT NOT NULL CHECK (length(network_last) = 32),
      answer TEXT NOT NULL CHECK (json_valid(answer)),
      expires_at INTEGER NOT NULL,
      PRIMARY KEY (server, family, asked_first, asked_last)
    ) STRICT, WITHOUT ROWID;
  `,
}
