import type { Migration } from './migration.ts'

/** The country that an offer promises. */
export const promisedCountry: Migration = {
  version: 9,
  sql: `
    ALTER TABLE offers ADD COLUMN country TEXT NOT NULL DEFAULT ''
      CHECK (country = '' OR country GLOB '[A-Z][A-Z]');
  `,
}
