import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../migrate.ts'
import { everyMigration } from './every-migration.ts'

test('a database of the version before keeps its requests and takes files', () => {
  const db = new Database(':memory:')
  onTestFinished(() => void db.close())
  db.pragma('foreign_keys = ON')
  const upTo = (last: number) =>
    migrate(
      db,
      'test.db',
      everyMigration.filter(({ version }) => version <= last),
    )
  upTo(10)
  db.exec("INSERT INTO campaign_requests VALUES ('one', 'b', 'k', 'ready', 0, 't', '{}')")
  upTo(11)
  expect(db.prepare('SELECT count(*) AS n FROM campaign_requests').get()).toEqual({ n: 1 })
  const add = (id: string, request: string, bytes: number, state: string) =>
    db
      .prepare("INSERT INTO campaign_attachments VALUES (?, ?, 'a.txt', ?, 't', ?, 't')")
      .run(id, request, bytes, state)
  add('a', 'one', 3, 'coming')
  expect(() => add('b', 'two', 3, 'coming')).toThrow(/FOREIGN KEY/)
  expect(() => add('c', 'one', 0, 'coming')).toThrow(/CHECK/)
  expect(() => add('d', 'one', 3, 'lost')).toThrow(/CHECK/)
})
