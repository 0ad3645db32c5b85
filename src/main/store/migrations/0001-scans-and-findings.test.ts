import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../migrate.ts'
import { scansAndFindings } from './0001-scans-and-findings.ts'

function migrated(): Database.Database {
  const db = new Database(':memory:')
  onTestFinished(() => void db.close())
  db.pragma('foreign_keys = ON')
  db.transaction(() => migrate(db, 'test.db', [scansAndFindings])).immediate()
  return db
}

interface TableInfo {
  readonly name: string
  readonly strict: number
}

test('from nothing: every table is there and strict', () => {
  const tables = migrated()
    .prepare<[], TableInfo>(
      "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'",
    )
    .all()
  expect(tables.map(({ name }) => name).sort()).toEqual([
    'listings',
    'meta',
    'offers',
    'outcome_chunks',
    'scan_lists',
    'scans',
    'settings',
    'verdicts',
  ])
  expect(tables.every(({ strict }) => strict === 1)).toBe(true)
})

test('run again it changes nothing and keeps the data', () => {
  const db = migrated()
  db.exec("INSERT INTO settings VALUES ('a', '1')")
  db.transaction(() => migrate(db, 'test.db', [scansAndFindings])).immediate()
  expect(db.prepare('SELECT * FROM settings').all()).toEqual([{ key: 'a', value: '1' }])
})

const scan = (id: string, state: string): string =>
  `INSERT INTO scans VALUES ('${id}', '203.0.113.0/24', '${state}', NULL, '{}', 1, '', NULL, 0, 0, 0, '', NULL, NULL)`

test.each([
  ['an unknown state', scan('x', 'asleep')],
  ['a text that is no JSON', "INSERT INTO settings VALUES ('x', '{')"],
  [
    'a list of no scan',
    "INSERT INTO scan_lists (scan_id, list_id, position, list) VALUES ('x', 'a', 0, '{}')",
  ],
  ['outcomes of no list', "INSERT INTO outcome_chunks VALUES ('s', 'b', 0, x'00')"],
  ['a listing of no list', "INSERT INTO listings VALUES ('s', 0, 'b', 0, '', '[]', '[]', '', '', 0, '')"],
  ['a claim without a sign of life', "UPDATE scans SET claim_owner = '1-a'"],
  ['a word where a number belongs', "UPDATE scans SET queries_sent = 'many'"],
])('%s is refused', (_what, sql) => {
  const db = migrated()
  db.exec(scan('s', 'stopped'))
  db.exec("INSERT INTO scan_lists (scan_id, list_id, position, list) VALUES ('s', 'a', 0, '{}')")
  expect(() => db.exec(sql)).toThrow(/constraint failed|cannot store/)
})
