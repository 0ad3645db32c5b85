import { chmodSync, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import type { Backup } from '../../shared/domain/backup.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { backupFolder, listBackups } from './backup-folder.ts'
import { guardCall } from './guard-calls.ts'
import { openDatabase } from './open-database.ts'

/** The files that a database consists of. */
const ends = ['', '-wal', '-shm'] as const

/** A damaged database, and the backup to take its place. */
export interface DamagedDatabase {
  /** Absolute path. */
  readonly file: string
  /** One of `listBackups`. */
  readonly name: string
  readonly practice: boolean
  /** Wall clock, ms since 1970: the damaged files are named by it. */
  readonly now: number
}

/** True for a file that SQLite cannot read through; false for one that is whole, missing, locked or not readable. */
export function isDamaged(file: string): boolean {
  if (!existsSync(file)) return false
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 2000 })
    try {
      return db.pragma('quick_check(1)', { simple: true }) !== 'ok'
    } finally {
      db.close()
    }
  } catch (error) {
    return /^SQLITE_(CORRUPT|NOTADB)/.test(String((error as { code?: unknown }).code))
  }
}

/** The newest backup of a damaged database, or null when it is not damaged or has none. */
export const findRescue = (file: string): Backup | null =>
  isDamaged(file) ? (listBackups(file)[0] ?? null) : null

/**
 * Puts a backup in the place of a database that cannot be opened. The damaged files stay beside it, as
 * `FILE.damaged-<time>`; returns that path. Throws `not-found`, and `database` for a backup that is no good: nothing
 * has changed then.
 */
export function replaceDamaged({ file, name, practice, now }: DamagedDatabase): string {
  if (!listBackups(file).some((backup) => backup.name === name))
    throw new OperationError(
      'not-found',
      `There is no backup '${name.slice(0, 100)}'.`,
      `They are in '${backupFolder(file)}'.`,
    )
  return guardCall(file, () => {
    const copy = `${file}.restoring`
    const aside = `${file}.damaged-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}`
    try {
      copyFileSync(path.join(backupFolder(file), name), copy)
      chmodSync(copy, 0o600)
      // Checks that it is whole and brings it up to date.
      openDatabase({ file: copy, practice }).close()
      for (const end of ends) if (existsSync(file + end)) renameSync(file + end, aside + end)
      renameSync(copy, file)
    } finally {
      for (const end of ends) rmSync(copy + end, { force: true })
    }
    return aside
  })
}
