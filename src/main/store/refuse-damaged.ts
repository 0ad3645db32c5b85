import { existsSync, statSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { mendDamage } from './mend-damage.ts'

/** A file up to this size is checked at every start: that takes half a second at most. */
const ALWAYS_CHECKED_BYTES = 128 * 1024 * 1024

/**
 * Reads through a database and throws `database` when it is damaged. A file above `limitBytes` is read through
 * only after an end that was not clean (its write-ahead log is still there), or every command would wait.
 */
export function refuseDamaged(
  db: Database.Database,
  file: string,
  { limitBytes = ALWAYS_CHECKED_BYTES, uncleanEnd }: { limitBytes?: number; uncleanEnd: boolean },
): void {
  if (statSync(file).size > limitBytes && !uncleanEnd) return
  const found = String(db.pragma('quick_check(1)', { simple: true }))
  if (found === 'ok') return
  throw new OperationError(
    'database',
    `The database '${file}' is damaged (${found.replaceAll(/\s+/g, ' ').slice(0, 200)}).`,
    mendDamage(file),
  )
}

/** True when the last process that used the database did not close it, or one still uses it. Ask before opening. */
export const endedUnclean = (file: string): boolean => existsSync(`${file}-wal`)
