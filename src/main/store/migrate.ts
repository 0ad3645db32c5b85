import type Database from 'better-sqlite3'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { everyMigration } from './migrations/every-migration.ts'
import type { Migration } from './migrations/migration.ts'

/** Schema version of an open database; 0 = nothing in it yet. */
export const schemaVersion = (db: Database.Database): number =>
  Number(db.pragma('user_version', { simple: true }))

/** Throws `database`, naming both versions, when the schema is newer than this program's. */
export function refuseFuture(
  db: Database.Database,
  file: string,
  migrations: readonly Migration[] = everyMigration,
): void {
  const found = schemaVersion(db)
  const known = migrations.length
  if (found <= known) return
  throw new OperationError(
    'database',
    `The database '${file}' was written by a newer version of Blockvet: its schema is version ${found}, this program knows versions up to ${known}.`,
    'Install the newer Blockvet, or name another database with --db FILE.',
  )
}

/**
 * Runs the migrations that a database has not had. Call it inside an immediate transaction: either all of them
 * happen or none, and a second process waits. Throws `database` for a schema from the future.
 */
export function migrate(
  db: Database.Database,
  file: string,
  migrations: readonly Migration[] = everyMigration,
): void {
  // Asked again although openDatabase did: another process may have migrated between the look and the lock.
  refuseFuture(db, file, migrations)
  for (const { version, sql } of migrations.slice(schemaVersion(db))) {
    db.exec(sql)
    db.pragma(`user_version = ${version}`)
  }
}
