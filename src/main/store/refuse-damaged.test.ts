import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from './open-database.ts'
import { endedUnclean, refuseDamaged } from './refuse-damaged.ts'
import { failureOf, temporaryFolder } from './store.test-support.ts'

test('a large file is read through only after an end that was not clean', () => {
  const file = path.join(temporaryFolder(), 'test.db')
  const db = openDatabase({ file, practice: false })
  const pragma = db.pragma.bind(db)
  db.pragma = () => 'row 1 missing\nfrom index'
  const check = (limitBytes: number, uncleanEnd: boolean): string =>
    failureOf(() => refuseDamaged(db, file, { limitBytes, uncleanEnd }))
  expect(check(1, false)).toBe('nothing was thrown')
  expect(check(1, true)).toContain('is damaged (row 1 missing from index)')
  expect(check(1e9, false)).toContain('is damaged')
  db.pragma = pragma
  expect(check(1, true)).toBe('nothing was thrown')
  db.close()
})

test('a log that was left behind means an unclean end', () => {
  const file = path.join(temporaryFolder(), 'test.db')
  const db = openDatabase({ file, practice: false })
  expect(endedUnclean(file)).toBe(true)
  db.close()
  expect(endedUnclean(file)).toBe(false)
  writeFileSync(`${file}-wal`, '')
  expect(endedUnclean(file)).toBe(true)
})
