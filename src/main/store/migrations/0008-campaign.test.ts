import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../migrate.ts'
import { everyMigration } from './every-migration.ts'

test('a database of the version before keeps its data and takes requests', () => {
  const db = new Database(':memory:')
  onTestFinished(() => void db.close())
  migrate(
    db,
    'test.db',
    everyMigration.filter(({ version }) => version < 8),
  )
  db.exec("INSERT INTO settings VALUES ('a', '1')")
  migrate(
    db,
    'test.db',
    everyMigration.filter(({ version }) => version <= 8),
  )
  expect(db.prepare('SELECT count(*) AS n FROM settings').get()).toEqual({ n: 1 })
  const add = (id: string, key: string, state: string) =>
    db.prepare("INSERT INTO campaign_requests VALUES (?, 'b', ?, ?, 0, 't', '{}')").run(id, key, state)
  add('one', 'k', 'ready')
  expect(() => add('two', 'k', 'ready')).toThrow(/UNIQUE/)
  expect(() => add('two', 'l', 'lost')).toThrow(/CHECK/)
  const event = db.prepare("INSERT INTO campaign_events VALUES (NULL, 'one', 't', 'note', '', ?)")
  event.run(5)
  expect(() => event.run(-1)).toThrow(/CHECK/)
})
