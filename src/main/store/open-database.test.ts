import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { APPLICATION_ID, openDatabase } from './open-database.ts'
import { failureOf, storeWithScan, temporaryFolder, testBatch, testListing } from './store.test-support.ts'

const newFile = (): string => path.join(temporaryFolder(), 'test.db')

function open(file: string, practice = false): Database.Database {
  const db = openDatabase({ file, practice })
  onTestFinished(() => void db.close())
  return db
}

const refusal = (file: string, practice = false): string => failureOf(() => open(file, practice))

/** Opens the file as SQLite alone would, without Blockvet's checks. */
function tamper(file: string, change: (db: Database.Database) => void): void {
  const db = new Database(file)
  change(db)
  db.close()
}

/** A database file with a few hundred listings in it, closed. */
function filledFile(): string {
  const { store, scan, file } = storeWithScan()
  const listings = Array.from({ length: 256 }, (_, target) => testListing('a', target))
  store.commitBatch(scan.id, testBatch({ listings }))
  store.close()
  return file
}

test('a new database is its owner’s alone, marked, and set to lose nothing', () => {
  const file = path.join(temporaryFolder(), 'deep', 'er', 'test.db')
  const db = open(file)
  const pragma = (name: string): unknown => db.pragma(name, { simple: true })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(statSync(`${file}-wal`).mode & 0o777).toBe(0o600)
  expect(statSync(path.dirname(file)).mode & 0o777).toBe(0o700)
  expect(pragma('application_id')).toBe(APPLICATION_ID)
  expect(pragma('journal_mode')).toBe('wal')
  expect(pragma('synchronous')).toBe(2)
  expect(pragma('foreign_keys')).toBe(1)
  db.close()
  expect(readFileSync(file).subarray(68, 72).toString('latin1')).toBe('BLKV')
})

test('opened again, it is what it was', () => {
  const file = filledFile()
  const before = readFileSync(file)
  open(file).close()
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('a file that is no database is refused and left as it is', () => {
  const file = path.join(temporaryFolder(), 'letter.txt')
  for (const text of [
    'Dear Sir or Madam',
    'x'.repeat(5000),
    'SQLite format 3\u0000 and rubbish'.padEnd(4096, '!'),
  ]) {
    writeFileSync(file, text)
    expect(refusal(file)).toMatch(/^database: .*letter\.txt' is not a database.*--db/)
    expect(readFileSync(file, 'utf8')).toBe(text)
  }
})

test('a database of another program is refused and left as it is', () => {
  const file = newFile()
  tamper(file, (db) => db.exec('CREATE TABLE notes (text)'))
  const before = readFileSync(file)
  expect(refusal(file)).toMatch(/^database: .*test\.db' belongs to another program\. .*--db/)
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('damage inside is found at the start, told with what to do, and left as it is', () => {
  const file = filledFile()
  const bytes = readFileSync(file)
  for (let at = 4096 * 12; at < bytes.length; at += 4096) bytes.fill(0xff, at, at + 200)
  writeFileSync(file, bytes)
  expect(refusal(file)).toMatch(/^database: .*test\.db' is damaged \(.*aside.*--db/)
  expect(readFileSync(file).equals(bytes)).toBe(true)
})

test.each([2, 4, 20, 1.01])('a file cut to 1/%d of its length is refused', (part) => {
  const file = filledFile()
  truncateSync(file, Math.floor(statSync(file).size / part))
  expect(refusal(file)).toMatch(/^database: .*test\.db' is (damaged|not a database)/)
})

test('a database from the future is refused with both versions, untouched', () => {
  const file = filledFile()
  tamper(file, (db) => db.pragma('user_version = 9999'))
  const before = readFileSync(file)
  expect(refusal(file)).toMatch(/^database: .*newer version of Blockvet.*version 9999.*up to \d+\./)
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('practice and real results never share a database', () => {
  const real = newFile()
  open(real).close()
  expect(refusal(real, true)).toMatch(/^database: .*holds real results/)
  const practice = newFile()
  open(practice, true).close()
  expect(refusal(practice)).toMatch(/^database: .*practice network/)
  expect(refusal(practice, true)).toBe('nothing was thrown')
})

test.each(['BEGIN IMMEDIATE', 'PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE'])(
  'a database that another program holds by %s is told as in use',
  (hold) => {
    const file = filledFile()
    const other = new Database(file)
    onTestFinished(() => void other.close())
    other.exec(hold)
    expect(refusal(file)).toMatch(/^database: .*test\.db' is in use by another program/)
    other.close()
    expect(refusal(file)).toBe('nothing was thrown')
  },
)

test('paths that cannot be a database are told in words', () => {
  const folder = temporaryFolder()
  expect(refusal(folder)).toMatch(/^database: .* is a folder/)
  const file = path.join(folder, 'file')
  writeFileSync(file, '')
  expect(refusal(path.join(file, 'x.db'))).toMatch(/^database: .*part of its path is a file/)
  expect(refusal(path.join(folder, 'x'.repeat(300)))).toMatch(/^database: .*cannot be opened/)
})

/** Opens a database in a process without root's rights, for which rights of files count. */
function openUnprivileged(file: string): string {
  const module = path.join(import.meta.dirname, 'open-database.ts')
  const script = `import(${JSON.stringify(module)}).then(({ openDatabase }) =>
    openDatabase({ file: ${JSON.stringify(file)}, practice: false })).then(
    () => console.log('opened'), (error) => console.log(error.code + ': ' + error.message))`
  const isRoot = process.getuid?.() === 0
  const run = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
    ...(isRoot ? { uid: 65534, gid: 65534 } : {}),
  })
  return `${run.stdout}${run.stderr}${run.error ?? ''}`.trim()
}

test('files and folders without the right to write are told in words', (context) => {
  const folder = temporaryFolder()
  chmodSync(folder, 0o777)
  const first = openUnprivileged(path.join(folder, 'writable.db'))
  if (process.platform === 'win32' || first.includes('EACCES') || first.includes('ERR_MODULE_NOT_FOUND')) {
    context.skip('Rights of files cannot be tried: this is Windows, or only root can read this checkout.')
  }
  expect(first).toBe('opened')

  const file = filledFile()
  chmodSync(path.dirname(file), 0o777)
  chmodSync(file, 0o444)
  expect(openUnprivileged(file)).toMatch(/^database: .*test\.db' cannot be written/)
  chmodSync(file, 0o000)
  expect(openUnprivileged(file)).toMatch(/^database: .* cannot be written/)
  chmodSync(file, 0o666)
  chmodSync(path.dirname(file), 0o555)
  expect(openUnprivileged(file)).toMatch(/^database: .* cannot be (opened|written)/)
  chmodSync(path.dirname(file), 0o755)

  const locked = path.join(folder, 'locked')
  mkdirSync(locked, { mode: 0o555 })
  expect(openUnprivileged(path.join(locked, 'test.db'))).toMatch(/^database: .* cannot be written/)
  chmodSync(locked, 0o755)
})
