import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrate, refuseFuture, schemaVersion } from './migrate.ts'
import { everyMigration } from './migrations/every-migration.ts'
import type { Migration } from './migrations/migration.ts'
import { failureOf, temporaryFolder } from './store.test-support.ts'

const steps: readonly Migration[] = [
  { version: 1, sql: 'CREATE TABLE one (value TEXT NOT NULL) STRICT;' },
  { version: 2, sql: "ALTER TABLE one ADD COLUMN more TEXT NOT NULL DEFAULT 'none';" },
]

function emptyDatabase(): Database.Database {
  const db = new Database(path.join(temporaryFolder(), 'test.db'))
  onTestFinished(() => void db.close())
  return db
}

const run = (db: Database.Database, migrations: readonly Migration[]): void =>
  db.transaction(() => migrate(db, 'test.db', migrations)).immediate()

test('an old database gets what it lacks, keeps its data, and nothing happens twice', () => {
  const db = emptyDatabase()
  run(db, steps.slice(0, 1))
  db.exec("INSERT INTO one (value) VALUES ('kept')")
  run(db, steps)
  run(db, steps)
  expect(db.prepare('SELECT * FROM one').all()).toEqual([{ value: 'kept', more: 'none' }])
  expect(schemaVersion(db)).toBe(2)
})

test('a migration that fails leaves the database as it was, version and all', () => {
  const db = emptyDatabase()
  run(db, steps.slice(0, 1))
  const broken = { version: 3, sql: 'CREATE TABLE two (x TEXT) STRICT; INSERT INTO nowhere VALUES (1);' }
  expect(() => run(db, [...steps, broken])).toThrow('nowhere')
  expect(schemaVersion(db)).toBe(1)
  expect(db.prepare('PRAGMA table_info(one)').all()).toHaveLength(1)
  expect(db.prepare("SELECT name FROM sqlite_schema WHERE name = 'two'").all()).toEqual([])
})

test('a schema from the future is named with both versions', () => {
  const db = emptyDatabase()
  db.pragma('user_version = 3')
  expect(failureOf(() => refuseFuture(db, 'test.db', steps))).toMatch(/newer version.*version 3.*up to 2/)
  expect(failureOf(() => run(db, steps))).toMatch(/newer version/)
})

test('the migrations are numbered 1, 2, 3 … without gaps', () => {
  expect(everyMigration.map(({ version }) => version)).toEqual(everyMigration.map((_, i) => i + 1))
})
