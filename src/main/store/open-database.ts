import { chmodSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { newBackupPath, pruneBackups } from './backup-folder.ts'
import { guardCall } from './guard-calls.ts'
import { makeFile } from './make-file.ts'
import { migrate, refuseFuture, schemaVersion } from './migrate.ts'
import { everyMigration } from './migrations/every-migration.ts'
import { endedUnclean, refuseDamaged } from './refuse-damaged.ts'

/** "BLKV": marks the file as Blockvet's own, see `file(1)`. */
export const APPLICATION_ID = 0x424c4b56
/** How long a statement waits for another process's transaction; those last milliseconds. */
const BUSY_TIMEOUT_MS = 2000
/**
 * How long opening is tried again while another process makes or updates the same file: SQLite does not wait for the
 * change to the write-ahead log.
 */
const OPEN_PATIENCE_MS = 5000
const OPEN_PAUSE_MS = 50

/** Which database to open. */
export interface OpenDatabaseOptions {
  /** Absolute path. */
  readonly file: string
  /** True for a database of the practice network. */
  readonly practice: boolean
  /** Wall clock, ms since 1970: the name of the copy that is made before an update. */
  readonly now?: () => number
}

/**
 * Opens a database, making or migrating it as needed. Nothing is written before the file is known to be
 * Blockvet's, whole, of a known version and of the right kind (practice or real). Throws `database` otherwise.
 */
export function openDatabase(options: OpenDatabaseOptions): Database.Database {
  return guardCall(options.file, () => openPatiently(() => openOnce(options)))
}

/** Tries again while another process has the file for a moment; what else is thrown is thrown on. */
function openPatiently(attempt: () => Database.Database): Database.Database {
  const startedMs = performance.now()
  for (;;) {
    try {
      return attempt()
    } catch (error) {
      const isBusy = (error as { code?: unknown }).code === 'SQLITE_BUSY'
      if (!isBusy || performance.now() - startedMs > OPEN_PATIENCE_MS) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, OPEN_PAUSE_MS)
    }
  }
}

function openOnce({ file, practice, now }: OpenDatabaseOptions): Database.Database {
  makeFile(file)
  const uncleanEnd = endedUnclean(file)
  const db = new Database(file, { timeout: BUSY_TIMEOUT_MS })
  try {
    // As of one moment: another process may be making this very database.
    db.transaction(() => refuseStranger(db, file)).deferred()
    refuseFuture(db, file)
    refuseDamaged(db, file, { uncleanEnd })
    configure(db)
    if (now) copyBeforeUpdate(db, file, now())
    db.transaction(() => {
      const fresh = schemaVersion(db) === 0
      migrate(db, file)
      if (fresh) sign(db, practice)
      refuseMixUp(db, file, practice)
    }).immediate()
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function refuseStranger(db: Database.Database, file: string): void {
  const id = db.pragma('application_id', { simple: true })
  if (id === APPLICATION_ID) return
  const objects = db.prepare<[], number>('SELECT count(*) FROM sqlite_schema').pluck().get()
  if (id === 0 && objects === 0 && schemaVersion(db) === 0) return
  throw new OperationError(
    'database',
    `The database '${file}' belongs to another program.`,
    'Name a Blockvet database, or a new file, with --db FILE.',
  )
}

function refuseMixUp(db: Database.Database, file: string, practice: boolean): void {
  const mark = db.prepare<[], string>("SELECT value FROM meta WHERE key = 'practice'").pluck().get()
  if (mark === (practice ? 'yes' : 'no')) return
  const says = practice
    ? `The database '${file}' holds real results; practice never mixes with them.`
    : `The database '${file}' holds results of the practice network; real scans never mix with them.`
  throw new OperationError('database', says, 'Name another database with --db FILE.')
}

function sign(db: Database.Database, practice: boolean): void {
  db.pragma(`application_id = ${APPLICATION_ID}`)
  db.prepare("INSERT INTO meta (key, value) VALUES ('practice', ?)").run(practice ? 'yes' : 'no')
}

function configure(db: Database.Database): void {
  // Where the file system has no shared memory SQLite keeps its older journal, which is as safe and a bit slower.
  if (db.pragma('journal_mode', { simple: true }) !== 'wal') db.pragma('journal_mode = WAL')
  // Each commit is on the disk itself before it counts, power loss included; there are two commits a second.
  db.pragma('synchronous = FULL')
  db.pragma('fullfsync = ON')
  db.pragma('foreign_keys = ON')
  db.pragma('trusted_schema = OFF')
  db.pragma('journal_size_limit = 16777216')
}

/** A migration is one transaction, yet who updates should be able to go back to the version before. */
function copyBeforeUpdate(db: Database.Database, file: string, nowMs: number): void {
  const version = schemaVersion(db)
  if (version === 0 || version >= everyMigration.length) return
  const copy = newBackupPath(file, 'before-update', nowMs)
  db.prepare('VACUUM INTO ?').run(copy)
  chmodSync(copy, 0o600)
  pruneBackups(file, [path.basename(copy)])
}
