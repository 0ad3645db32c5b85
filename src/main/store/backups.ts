import { chmodSync, copyFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type Database from 'better-sqlite3'
import type { Backup, BackupReason } from '../../shared/domain/backup.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { backupFolder, listBackups, newBackupPath, pruneBackups } from './backup-folder.ts'
import { describeFailure } from './describe-failure.ts'
import { openDatabase } from './open-database.ts'

/** Copies of the database, and what else keeps it whole. */
export interface Backups {
  /** Newest first. */
  list(): readonly Backup[]
  /** Copies the database while it is in use; the oldest of more than ten copies goes, but never the one named. */
  make(reason: BackupReason, keep?: string): Promise<Backup>
  /**
   * Puts the content of a backup in place of the present content, whole or not at all. Throws `not-found`, and
   * `database` for a backup that is damaged or from a newer version.
   */
  restore(name: string): void
  /** Null when the database is whole, else what SQLite found. Reads all of it. */
  check(): string | null
  /** Removes every row of the user's, and gives the space back. */
  empty(): void
}

/** What backups are built from. */
export interface BackupsParts {
  readonly file: string
  readonly practice: boolean
  readonly now: () => number
}

/** The backups of an open database. */
export function backups(db: Database.Database, { file, practice, now }: BackupsParts): Backups {
  const tables = (): readonly string[] =>
    db
      .prepare<[], string>(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'meta'",
      )
      .pluck()
      .all()
  const clear = (): void => {
    for (const table of tables()) db.exec(`DELETE FROM main."${table}"`)
  }
  const replace = db.transaction(() => {
    db.pragma('defer_foreign_keys = ON')
    clear()
    for (const table of tables()) db.exec(`INSERT INTO main."${table}" SELECT * FROM source."${table}"`)
  })
  const emptyAll = db.transaction(() => {
    db.pragma('defer_foreign_keys = ON')
    clear()
  })
  return {
    list: () => listBackups(file),
    async make(reason, keep) {
      const target = newBackupPath(file, reason, now())
      try {
        await db.backup(target)
        chmodSync(target, 0o600)
      } catch (error) {
        rmSync(target, { force: true })
        throw describeFailure(file, error)
      }
      const name = path.basename(target)
      pruneBackups(file, keep === undefined ? [name] : [name, keep])
      return listBackups(file).find((backup) => backup.name === name) as Backup
    },
    restore(name) {
      if (!listBackups(file).some((backup) => backup.name === name))
        throw new OperationError('not-found', `There is no backup '${name.slice(0, 100)}'.`)
      const copy = `${file}.restoring`
      copyFileSync(path.join(backupFolder(file), name), copy)
      chmodSync(copy, 0o600)
      try {
        // Checks that it is whole and brings it up to date.
        openDatabase({ file: copy, practice }).close()
        db.prepare('ATTACH ? AS source').run(copy)
        try {
          replace.immediate()
        } finally {
          db.exec('DETACH source')
        }
      } finally {
        for (const end of ['', '-wal', '-shm']) rmSync(`${copy}${end}`, { force: true })
      }
    },
    check() {
      const found = String(db.pragma('integrity_check(1)', { simple: true }))
      return found === 'ok' ? null : found.replaceAll(/\s+/g, ' ').slice(0, 200)
    },
    empty() {
      emptyAll.immediate()
      db.exec('VACUUM')
    },
  }
}
