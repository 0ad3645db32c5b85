import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../migrate.ts'
import { carriedChecks } from './0005-carried-checks.ts'
import { everyMigration } from './every-migration.ts'

test('a database from before keeps its scans and takes carried checks of their lists only', () => {
  const db = new Database(':memory:')
  onTestFinished(() => void db.close())
  db.pragma('foreign_keys = ON')
  const upTo = (version: number) => everyMigration.filter((migration) => migration.version <= version)
  migrate(db, 'test.db', upTo(carriedChecks.version - 1))
  db.exec(
    "INSERT INTO scans VALUES ('s', '203.0.113.0/24', 'stopped', NULL, '{}', 1, '', NULL, 0, 0, 0, '', NULL, NULL)",
  )
  db.exec("INSERT INTO scan_lists (scan_id, list_id, position, list) VALUES ('s', 'bl', 0, '{}')")
  migrate(db, 'test.db', upTo(carriedChecks.version))
  const insert = db.prepare("INSERT INTO carried_checks VALUES ('s', ?, 'old', '', '', x'01')")
  insert.run('bl')
  expect(db.prepare('SELECT count(*) AS n FROM carried_checks').get()).toEqual({ n: 1 })
  expect(() => insert.run('other')).toThrow(/constraint/)
})
