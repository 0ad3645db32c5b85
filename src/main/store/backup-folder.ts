import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { type Backup, type BackupReason, backupReasons } from '../../shared/domain/backup.ts'

/** Backups that are kept; older ones go when another is made. */
const MOST_BACKUPS = 10
const NAME = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z-([a-z-]+)\.db$/

/** The folder of a database's backups; it need not be there. */
export const backupFolder = (file: string): string => `${file}.backups`

/** Backups of a database, newest first. Files of other names are left out. */
export function listBackups(file: string): readonly Backup[] {
  const folder = backupFolder(file)
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  return names.flatMap((name) => readName(folder, name) ?? []).toSorted((a, b) => (a.name < b.name ? 1 : -1))
}

function readName(folder: string, name: string): Backup | null {
  const match = NAME.exec(name)
  const reason = backupReasons.find((known) => known === match?.[6])
  if (!match || !reason) return null
  const madeAt = `${match[1]}T${match[2]}:${match[3]}:${match[4]}.${match[5]}Z`
  return { name, madeAt, bytes: statSync(path.join(folder, name)).size, reason }
}

/** Path for a new backup; makes the folder, for the owner alone. */
export function newBackupPath(file: string, reason: BackupReason, nowMs: number): string {
  const folder = backupFolder(file)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const stamp = new Date(nowMs).toISOString().replaceAll(/[:.]/g, '-')
  return path.join(folder, `${stamp}-${reason}.db`)
}

/**
 * Removes the oldest backups that are too many, but none of `keep`: a clock that was set back makes the one just made
 * look old, and one that is about to be restored is the last to lose.
 */
export function pruneBackups(file: string, keep: readonly string[]): void {
  const names = listBackups(file).map(({ name }) => name)
  const spare = names.filter((name) => !keep.includes(name)).toReversed()
  for (const name of spare.slice(0, Math.max(0, names.length - MOST_BACKUPS)))
    rmSync(path.join(backupFolder(file), name))
}
