import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../migrate.ts'
import { bounces } from './0006-bounces.ts'
import { everyMigration } from './every-migration.ts'

test('a database of the version before keeps its scans and takes bounces', () => {
  const db = new Database(':memory:')
  onTestFinished(() => void db.close())
  db.pragma('foreign_keys = ON')
  const before = everyMigration.filter(({ version }) => version < bounces.version)
  migrate(db, 'test.db', before)
  db.exec(
    "INSERT INTO scans (id, block, state, settings, targets, started_at, active_seconds, queries_sent, ignored_responses, catalogue_version) VALUES ('s', '203.0.113.0/24', 'stopped', '{}', 1, '', 0, 0, 0, '')",
  )
  migrate(db, 'test.db', [...before, bounces])
  db.exec(
    "INSERT INTO bounce_groups VALUES ('g', 'outbound', NULL, NULL, NULL, 'dnsbl', 0, NULL, NULL, '[]')",
  )
  expect(db.prepare('SELECT count(*) AS n FROM scans').get()).toEqual({ n: 1 })
  expect(() => db.exec("INSERT INTO bounce_days VALUES ('h', '2026-11-03', 1)")).toThrow(/FOREIGN KEY/)
  expect(() =>
    db.exec(
      "INSERT INTO bounce_groups VALUES ('h', 'sideways', NULL, NULL, NULL, 'dnsbl', 0, NULL, NULL, '[]')",
    ),
  ).toThrow(/constraint/)
})
