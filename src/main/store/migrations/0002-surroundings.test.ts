import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../migrate.ts'
import { scansAndFindings } from './0001-scans-and-findings.ts'
import { surroundings } from './0002-surroundings.ts'

test('a database of version 1 keeps its scans and takes surroundings', () => {
  const db = new Database(':memory:')
  onTestFinished(() => void db.close())
  db.pragma('foreign_keys = ON')
  migrate(db, 'test.db', [scansAndFindings])
  db.exec(
    "INSERT INTO scans VALUES ('s', '203.0.113.0/24', 'stopped', NULL, '{}', 1, '', NULL, 0, 0, 0, '', NULL, NULL)",
  )
  migrate(db, 'test.db', [scansAndFindings, surroundings])
  db.exec("INSERT INTO surroundings VALUES ('s', 'registry', '{}')")
  expect(db.pragma('user_version', { simple: true })).toBe(2)
  expect(db.prepare('SELECT count(*) AS n FROM scans').get()).toEqual({ n: 1 })
  expect(() => db.exec("INSERT INTO surroundings VALUES ('t', 'registry', '{}')")).toThrow(/FOREIGN KEY/)
  expect(() => db.exec("INSERT INTO surroundings VALUES ('s', 'routing', '{')")).toThrow(/constraint/)
})
