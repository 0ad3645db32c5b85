import {
  closeSync,
  copyFileSync,
  openSync,
  readdirSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { openStore } from './open-store.ts'
import { findRescue, isDamaged, replaceDamaged } from './replace-damaged.ts'
import { failureOf, temporaryFolder } from './store.test-support.ts'

const now = Date.parse('2026-11-26T10:00:00.000Z')
let file: string
let name: string
const open = () => openStore({ file, practice: false, now: () => now })

beforeEach(async () => {
  file = path.join(temporaryFolder(), 'blockvet.db')
  const store = open()
  store.settings.set('a', 'kept')
  ;({ name } = await store.backups.make('daily'))
  store.close()
})

function flipBytes(): void {
  const handle = openSync(file, 'r+')
  writeSync(handle, Buffer.alloc(16_384, 0x5a), 0, 16_384, 8192)
  closeSync(handle)
}

const damages = [
  ['bytes that were changed', flipBytes],
  ['a file that was cut off', () => truncateSync(file, 50_000)],
  ['something else in its place', () => writeFileSync(file, 'nonsense'.repeat(9000))],
] as const

test.each(damages)(
  '%s: the message names the backup, which takes the place; the damaged file is kept',
  (_what, damage) => {
    damage()
    expect(isDamaged(file)).toBe(true)
    expect(findRescue(file)?.name).toBe(name)
    const said = failureOf(open)
    expect(said).toMatch(/damaged|not a database/)
    const aside = replaceDamaged({ file, name, practice: false, now })
    expect(aside).toBe(`${file}.damaged-2026-11-26T10-00-00-000Z`)
    const store = open()
    expect(store.settings.get('a')).toBe('kept')
    store.close()
    expect(readdirSync(path.dirname(file)).toSorted()).toEqual([
      'blockvet.db',
      'blockvet.db.backups',
      'blockvet.db.damaged-2026-11-26T10-00-00-000Z',
    ])
  },
)

test('the error of a damaged database says how to mend it', () => {
  flipBytes()
  expect(() => open()).toThrow(
    expect.objectContaining({ next: expect.stringContaining(`blockvet data restore ${name}`) }),
  )
})

test('a backup that is no good, or not there, changes nothing', () => {
  flipBytes()
  const before = path.join(path.dirname(file), 'before')
  copyFileSync(file, before)
  writeFileSync(path.join(`${file}.backups`, name), 'nonsense'.repeat(9000))
  expect(failureOf(() => replaceDamaged({ file, name, practice: false, now }))).toMatch(/not a database/)
  expect(failureOf(() => replaceDamaged({ file, name: '../before', practice: false, now }))).toMatch(
    /no backup/,
  )
  expect(readdirSync(path.dirname(file)).toSorted()).toEqual(['before', 'blockvet.db', 'blockvet.db.backups'])
})

test('a whole database, and none, need no rescue', () => {
  expect(isDamaged(file)).toBe(false)
  expect(findRescue(file)).toBeNull()
  expect(isDamaged(`${file}.none`)).toBe(false)
})
