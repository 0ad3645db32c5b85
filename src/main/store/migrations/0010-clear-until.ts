import type { Migration } from './migration.ts'

/** When the answers of a list that said no become too old to be given again. */
export const clearUntil: Migration = {
  version: 10,
  sql: 'ALTER TABLE scan_lists ADD COLUMN clear_until TEXT;',
}
