import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../migrate.ts'
import { listHealth } from './0007-list-health.ts'
import { everyMigration } from './every-migration.ts'

test('a database of the version before keeps its data and takes findings', () => {
  const db = new Database(':memory:')
  onTestFinished(() => void db.close())
  const before = everyMigration.filter(({ version }) => version < listHealth.version)
  migrate(db, 'test.db', before)
  db.exec("INSERT INTO settings VALUES ('a', '1')")
  migrate(db, 'test.db', [...before, listHealth])
  const row = "('bl', '2026-11-26T10:00:00.000Z', 'healthy', 'Well.', 0, 'direct', NULL, NULL)"
  db.exec(`INSERT INTO list_health VALUES ${row}`)
  expect(db.prepare('SELECT count(*) AS n FROM settings').get()).toEqual({ n: 1 })
  expect(() => db.exec(`INSERT INTO list_health VALUES ${row}`)).toThrow(/UNIQUE/)
})
