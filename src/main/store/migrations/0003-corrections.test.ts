import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../migrate.ts'
import { scansAndFindings } from './0001-scans-and-findings.ts'
import { surroundings } from './0002-surroundings.ts'
import { corrections } from './0003-corrections.ts'

test('a database of the version before keeps its data and takes corrections', () => {
  const db = new Database(':memory:')
  onTestFinished(() => void db.close())
  migrate(db, 'test.db', [scansAndFindings, surroundings])
  db.exec("INSERT INTO settings VALUES ('a', '1')")
  migrate(db, 'test.db', [scansAndFindings, surroundings, corrections])
  db.exec("INSERT INTO corrections VALUES ('op', 1, 2, NULL, NULL, '')")
  expect(db.prepare('SELECT count(*) AS n FROM settings').get()).toEqual({ n: 1 })
  expect(() => db.exec("INSERT INTO corrections VALUES ('x', 1, NULL, NULL, NULL, '')")).toThrow(/CHECK/)
  expect(() => db.exec("INSERT INTO corrections VALUES ('x', NULL, NULL, -1, 2, '')")).toThrow(/CHECK/)
})
