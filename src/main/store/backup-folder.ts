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

/** Removes all but the newest backups. */
export function pruneBackups(file: string): void {
  for (const { name } of listBackups(file).slice(MOST_BACKUPS)) rmSync(path.join(backupFolder(file), name))
}
