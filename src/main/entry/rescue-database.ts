import path from 'node:path'
import type { Backup } from '../../shared/domain/backup.ts'
import { findRescue, isDamaged, replaceDamaged } from '../store/replace-damaged.ts'
import { defaultDatabaseFile } from './data-folder.ts'

/** The newest backup of the user's database, when that is damaged and there is one. */
export const findNewestRescue = (): Backup | null => findRescue(path.resolve(defaultDatabaseFile()))

/**
 * Puts a backup in the place of a damaged database, the user's own when none is named. Returns where the damaged one is
 * kept, or null when it is not damaged and nothing was done.
 */
export function replaceDamagedDatabase(backup: string, databaseFile = defaultDatabaseFile()): string | null {
  const file = path.resolve(databaseFile)
  if (!isDamaged(file)) return null
  return replaceDamaged({ file, name: backup, practice: false, now: Date.now() })
}
