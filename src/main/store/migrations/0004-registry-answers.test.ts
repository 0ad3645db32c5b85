import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../migrate.ts'
import { registryAnswers } from './0004-registry-answers.ts'
import { everyMigration } from './every-migration.ts'

test('a database from before keeps its scans and takes what registries answer', () => {
  const db = new Database(':memory:')
  onTestFinished(() => void db.close())
  db.pragma('foreign_keys = ON')
  const upTo = (version: number) => everyMigration.filter((migration) => migration.version <= version)
  migrate(db, 'test.db', upTo(registryAnswers.version - 1))
  db.exec(
    "INSERT INTO scans VALUES ('s', '203.0.113.0/24', 'stopped', NULL, '{}', 1, '', NULL, 0, 0, 0, '', NULL, NULL)",
  )
  migrate(db, 'test.db', upTo(registryAnswers.version))
  const digits = '0'.repeat(32)
  const insert = db.prepare('INSERT INTO registry_answers VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  insert.run('', 4, digits, digits, digits, digits, '{}', 1)
  expect(db.prepare('SELECT count(*) AS n FROM scans').get()).toEqual({ n: 1 })
  expect(() => insert.run('', 4, '0', digits, digits, digits, '{}', 1)).toThrow(/constraint/)
  expect(() => insert.run('', 5, digits, digits, digits, digits, '{}', 1)).toThrow(/constraint/)
})
