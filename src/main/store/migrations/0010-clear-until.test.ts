import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../migrate.ts'
import { clearUntil } from './0010-clear-until.ts'
import { everyMigration } from './every-migration.ts'

test('nobody knows for how long the answers of an older scan hold', () => {
  const db = new Database(':memory:')
  onTestFinished(() => void db.close())
  db.pragma('foreign_keys = OFF')
  const before = everyMigration.filter(({ version }) => version < clearUntil.version)
  migrate(db, 'test.db', before)
  db.exec("INSERT INTO scan_lists (scan_id, list_id, position, list) VALUES ('s', 'bl', 0, '{}')")
  migrate(db, 'test.db', [...before, clearUntil])
  expect(db.prepare('SELECT list_id, clear_until FROM scan_lists').get()).toEqual({
    list_id: 'bl',
    clear_until: null,
  })
})
