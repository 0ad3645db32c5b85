import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { guardCalls } from './guard-calls.ts'
import { openDatabase } from './open-database.ts'
import { settingsTable } from './settings-table.ts'
import { failureOf, temporaryFolder, testStore } from './store.test-support.ts'

test('a full disk is told in words by the call that met it, and what was there stays', () => {
  const file = path.join(temporaryFolder(), 'test.db')
  const db = openDatabase({ file, practice: false })
  onTestFinished(() => void db.close())
  const settings = guardCalls(file, settingsTable(db))
  settings.set('small', 1)
  db.pragma(`max_page_count = ${String(db.pragma('page_count', { simple: true }))}`)
  const large = 'x'.repeat(1 << 20)
  expect(failureOf(() => settings.set('large', large))).toMatch(
    /^database: .*test\.db' cannot grow: the disk is full.*Make room/,
  )
  expect([settings.get('small'), settings.get('large')]).toEqual([1, undefined])
  db.pragma('max_page_count = 100000')
  settings.set('large', large)
  expect(settings.get('large')).toBe(large)
})

test('JSON that was changed on the disk is damage, named with the file', () => {
  const file = path.join(temporaryFolder(), 'test.db')
  const db = openDatabase({ file, practice: false })
  onTestFinished(() => void db.close())
  db.pragma('ignore_check_constraints = ON')
  db.exec("INSERT INTO settings VALUES ('settings', '{')")
  const settings = guardCalls(file, settingsTable(db))
  expect(failureOf(() => settings.get('settings'))).toMatch(/^database: .*test\.db' is damaged/)
})

test('faults of the program are not dressed up as faults of the database', () => {
  const broken = guardCalls('test.db', {
    run(): void {
      throw new RangeError('a slip')
    },
  })
  expect(() => broken.run()).toThrow(RangeError)
})

test('a guarded call hands on its arguments and its result', () => {
  const sum = guardCalls('test.db', { add: (a: number, b: number): number => a + b })
  expect(sum.add(2, 3)).toBe(5)
})

test('closing twice is no error', () => {
  const store = testStore()
  store.close()
  expect(failureOf(() => store.close())).toBe('nothing was thrown')
})
