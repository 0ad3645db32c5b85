import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { backupFolder } from './backup-folder.ts'
import { scansAndFindings } from './migrations/0001-scans-and-findings.ts'
import { APPLICATION_ID } from './open-database.ts'
import { openStore, type Store } from './open-store.ts'

function world(): { file: string; clock: { nowMs: number }; open: () => Store } {
  const folder = mkdtempSync(path.join(tmpdir(), 'blockvet-backup-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const clock = { nowMs: Date.parse('2026-11-26T10:00:00.000Z') }
  const file = path.join(folder, 'blockvet.db')
  const open = (): Store => {
    const store = openStore({ file, practice: false, now: () => clock.nowMs })
    onTestFinished(() => store.close())
    return store
  }
  return { file, clock, open }
}

test('a backup holds the moment it was made, and brings it back', async () => {
  const { open, clock } = world()
  const store = open()
  store.settings.set('a', 'before')
  store.offers.save('203.0.113.0/24', { provider: 'Example', price: '1', country: '', note: '' })
  const made = await store.backups.make('asked')
  expect(made).toMatchObject({ reason: 'asked', madeAt: '2026-11-26T10:00:00.000Z' })
  store.settings.set('a', 'after')
  store.settings.set('b', 'new')
  clock.nowMs += 1000
  store.backups.restore(made.name)
  expect(store.settings.get('a')).toBe('before')
  expect(store.settings.get('b')).toBeUndefined()
  expect(store.offers.get('203.0.113.0/24')?.provider).toBe('Example')
  expect(store.backups.check()).toBeNull()
})

test('ten backups are kept, the newest first', async () => {
  const { open, clock } = world()
  const store = open()
  for (let i = 0; i < 13; i++) {
    clock.nowMs += 60_000
    await store.backups.make('daily')
  }
  const listed = store.backups.list()
  expect(listed).toHaveLength(10)
  expect(listed[0]?.madeAt).toBe('2026-11-26T10:13:00.000Z')
  expect(listed[9]?.madeAt).toBe('2026-11-26T10:04:00.000Z')
})

test('the oldest backup can be restored, and one made after the clock was set back stays', async () => {
  const { file, open, clock } = world()
  const store = open()
  for (let i = 0; i < 10; i++) {
    clock.nowMs += 60_000
    await store.backups.make('daily')
  }
  const oldest = store.backups.list().at(-1)?.name ?? ''
  clock.nowMs += 60_000
  await store.backups.make('before-restore', oldest)
  expect(store.backups.list().map(({ name }) => name)).toContain(oldest)
  store.backups.restore(oldest)
  clock.nowMs = Date.parse('2020-01-01T00:00:00.000Z')
  const { name } = await store.backups.make('asked')
  expect(store.backups.list().map((backup) => backup.name)).toContain(name)
  expect(store.backups.list()).toHaveLength(10)
  expect(statSync(path.join(backupFolder(file), name)).mode & 0o77).toBe(0)
})

test('a database of an earlier version is copied before it is brought up to date', () => {
  const { file, open } = world()
  const old = new Database(file)
  old.exec(scansAndFindings.sql)
  old.exec("INSERT INTO meta VALUES ('practice', 'no')")
  old.exec("INSERT INTO settings VALUES ('a', '1')")
  old.pragma(`application_id = ${APPLICATION_ID}`)
  old.pragma('user_version = 1')
  old.close()
  const store = open()
  const [backup] = store.backups.list()
  expect(backup).toMatchObject({ reason: 'before-update' })
  const copy = new Database(path.join(backupFolder(file), backup?.name ?? ''), { readonly: true })
  expect(copy.pragma('user_version', { simple: true })).toBe(1)
  copy.close()
  store.settings.set('a', 2)
  store.backups.restore(backup?.name ?? '')
  expect(store.settings.get('a')).toBe(1)
})

test('a fresh database has nothing to copy', () => {
  expect(world().open().backups.list()).toEqual([])
})

test('a damaged or foreign backup changes nothing', async () => {
  const { file, open } = world()
  const store = open()
  store.settings.set('a', 'present')
  const { name } = await store.backups.make('asked')
  writeFileSync(path.join(backupFolder(file), name), 'SQLite format 3\0 and then nonsense'.repeat(200))
  expect(() => store.backups.restore(name)).toThrow(/not a database|damaged|another program/)
  expect(store.settings.get('a')).toBe('present')
  expect(() => store.backups.restore('../blockvet.db')).toThrow('There is no backup')
  expect(readdirSync(path.dirname(file)).filter((found) => found.includes('restoring'))).toEqual([])
})

test('what is emptied holds nothing of the user any more', async () => {
  const { open } = world()
  const store = open()
  store.settings.set('a', 'mine')
  store.offers.save('203.0.113.0/24', { provider: 'Example', price: '1', country: '', note: '' })
  store.backups.empty()
  expect(store.settings.get('a')).toBeUndefined()
  expect(store.offers.get('203.0.113.0/24')).toBeNull()
  store.settings.set('a', 'again')
  expect(store.settings.get('a')).toBe('again')
})
