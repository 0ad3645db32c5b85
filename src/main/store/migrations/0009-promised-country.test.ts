import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../migrate.ts'
import { everyMigration } from './every-migration.ts'

test('an offer of the version before keeps its words and promises no country', () => {
  const db = new Database(':memory:')
  onTestFinished(() => void db.close())
  const upTo = (last: number): void =>
    migrate(
      db,
      'test.db',
      everyMigration.filter(({ version }) => version <= last),
    )
  upTo(8)
  db.exec(
    "INSERT INTO offers (block, provider, price, note) VALUES ('203.0.113.0/24', 'Example', '1 EUR', 'n')",
  )
  upTo(9)
  expect(db.prepare('SELECT * FROM offers').get()).toEqual({
    block: '203.0.113.0/24',
    provider: 'Example',
    price: '1 EUR',
    note: 'n',
    country: '',
  })
  const set = db.prepare('UPDATE offers SET country = ?')
  set.run('DE')
  expect(() => set.run('de')).toThrow(/CHECK/)
  expect(() => set.run('Germany')).toThrow(/CHECK/)
})
