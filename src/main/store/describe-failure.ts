import Database from 'better-sqlite3'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { mendDamage } from './mend-damage.ts'

const ANOTHER = 'or name another database with --db FILE.'
/** Stands for what `mendDamage` says of the file at hand. */
const MEND = 'mend'

/** What is said about a failure; the first whose pattern fits SQLite's or the system's error code. */
const sayings: readonly (readonly [codes: RegExp, says: string, next: string])[] = [
  [
    /^SQLITE_(BUSY|LOCKED|PROTOCOL)/,
    'is in use by another program that does not let go of it',
    `Close that program and try again, ${ANOTHER}`,
  ],
  [/^SQLITE_NOTADB/, 'is not a database', 'Name a Blockvet database, or a new file, with --db FILE.'],
  [/^SQLITE_CORRUPT/, 'is damaged', MEND],
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)/, 'cannot grow: the disk is full', `Make room on the disk, ${ANOTHER}`],
  [
    /^(SQLITE_READONLY|SQLITE_PERM|SQLITE_AUTH|EACCES|EPERM|EROFS)/,
    'cannot be written, or its folder cannot',
    `Change the rights of the file and its folder, ${ANOTHER}`,
  ],
  [/^EISDIR/, 'is a folder', 'Name a file with --db FILE.'],
  [/^(ENOTDIR|EEXIST)/, 'cannot be made: a part of its path is a file', 'Name another path with --db FILE.'],
  [
    /^(SQLITE_CANTOPEN|ENOENT|ENAMETOOLONG|ELOOP)/,
    'cannot be opened',
    `Check the path and its rights, ${ANOTHER}`,
  ],
  [/^SQLITE_IOERR|^EIO/, 'cannot be read or written: the disk reports a fault', MEND],
  [/^SQLITE_TOOBIG|^SQLITE_NOMEM/, 'needs more memory than there is', 'Close other programs and try again.'],
]

/**
 * Turns whatever SQLite or the file system threw into an OperationError of code `database` that names the file.
 * An OperationError stays as it is; a fault of the program (no database error at all) stays what it was.
 */
export function describeFailure(file: string, error: unknown): unknown {
  if (error instanceof OperationError) return error
  // JSON columns are checked when written: one that cannot be read was changed on the disk.
  if (error instanceof SyntaxError) return tell(file, 'is damaged', 'unreadable JSON', MEND)
  const code = codeOf(error)
  if (code === null) return error
  const saying = sayings.find(([codes]) => codes.test(code))
  if (saying) return tell(file, saying[1], code, saying[2])
  const message = error instanceof Error ? error.message : String(error)
  return tell(file, `failed: ${message}`, code, '')
}

function tell(file: string, says: string, detail: string, next: string): OperationError {
  return new OperationError(
    'database',
    `The database '${file}' ${says} (${detail}).`,
    next === MEND ? mendDamage(file) : next,
  )
}

function codeOf(error: unknown): string | null {
  if (error instanceof Database.SqliteError) return error.code
  const isSystem = error instanceof Error && 'syscall' in error && 'code' in error
  return isSystem && typeof error.code === 'string' ? error.code : null
}
