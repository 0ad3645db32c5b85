import type { Backup } from './backup.ts'

/** What is known of the user's own data. */
export interface DataFacts {
  /** Folder of database, backups and logs. */
  readonly folder: string
  readonly databaseBytes: number
  readonly backups: readonly Backup[]
  /** How keys and passwords are kept, one sentence. */
  readonly secrets: string
}
