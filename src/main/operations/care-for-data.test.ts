import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { testScan } from '../store/store.test-support.ts'
import {
  backUp,
  backUpDaily,
  checkDatabase,
  dataFacts,
  deleteEverything,
  restoreBackup,
} from './care-for-data.ts'
import { diagnose } from './diagnose.ts'
import { openTestContext } from './open-context.test-support.ts'
import type { ScanInProgress } from './scan-in-progress.ts'

test('a restore keeps what was there before as a backup of its own', async () => {
  const context = openTestContext([])
  context.store.settings.set('a', 'old')
  const { name } = await backUp(context)
  context.store.settings.set('a', 'new')
  const facts = await restoreBackup(context, name)
  expect(context.store.settings.get('a')).toBe('old')
  expect(facts.backups.map(({ reason }) => reason)).toEqual(['before-restore', 'asked'])
  await restoreBackup(context, facts.backups[0]?.name ?? '')
  expect(context.store.settings.get('a')).toBe('new')
})

test('a backup that is not there, and a scan that runs, are said and change nothing', async () => {
  const context = openTestContext([])
  await expect(restoreBackup(context, 'none.db')).rejects.toMatchObject({ code: 'not-found' })
  const { name } = await backUp(context)
  context.running.set('s', { stop() {} } as ScanInProgress)
  await expect(restoreBackup(context, name)).rejects.toMatchObject({ code: 'busy' })
  await expect(deleteEverything(context)).rejects.toMatchObject({ code: 'busy' })
  context.running.clear()
  expect(dataFacts(context).backups).toHaveLength(1)
})

test('a scan that runs in another process keeps its rows', async () => {
  const context = openTestContext([])
  const { scans } = context.store
  scans.create(testScan({ state: 'running' }), [])
  scans.claim(testScan().id, `${process.pid}-other`)
  await expect(deleteEverything(context)).rejects.toMatchObject({ code: 'busy' })
  expect(scans.list()).toHaveLength(1)
  scans.setState(testScan().id, 'stopped', { failure: null, finishedAt: null })
  await deleteEverything(context)
  expect(scans.list()).toEqual([])
})

test('a clock that was wrong for a while stops no backup', async () => {
  let now = Date.parse('2031-01-01T00:00:00.000Z')
  const context = openTestContext([], { now: () => now })
  context.store.scans.create(testScan(), [])
  await backUpDaily(context)
  now = Date.parse('2026-11-26T00:00:00.000Z')
  await backUpDaily(context)
  expect(dataFacts(context).backups).toHaveLength(2)
})

test('nothing is backed up daily before there is a scan', async () => {
  const context = openTestContext([])
  await backUpDaily(context)
  expect(dataFacts(context).backups).toEqual([])
})

test('deleting everything leaves no row, key, backup or log line', async () => {
  const context = openTestContext([])
  context.store.settings.set('a', 'mine')
  await context.secrets.set('list-key:example', 'abcdef')
  context.log.write('said')
  await backUp(context)
  const damaged = `${context.databaseFile}.damaged-2026`
  writeFileSync(damaged, 'old rows')
  const { files, folder } = context.feeds
  const feedNames = ['own-customers.txt', 'own-customers.json', 'spamhaus-drop-v4.json']
  const state = path.join(folder, 'state')
  mkdirSync(state, { recursive: true })
  writeFileSync(path.join(state, 'own-customers.json'), '')
  for (const name of feedNames) writeFileSync(path.join(folder, name), '')
  await deleteEverything(context)
  expect(existsSync(damaged)).toBe(false)
  expect(await files.list(folder)).toEqual(['spamhaus-drop-v4.json'])
  expect(await files.list(state)).toEqual([])
  expect(context.store.settings.get('a')).toBeUndefined()
  expect(await context.secrets.names()).toEqual([])
  expect(existsSync(`${context.databaseFile}.backups`)).toBe(false)
  expect(context.log.tail(10)).toEqual([])
  expect(checkDatabase(context)).toEqual({ finding: null })
})

test('a diagnosis tells versions and figures, and no block', () => {
  const context = openTestContext([])
  context.log.write('fault', {
    message: 'no answer about 203.0.113.0/24 and 2001:db8::7 at 10:20:30 from ::1',
  })
  context.log.write('scan-started', { scanId: 's' })
  const { text } = diagnose(context)
  expect(text).toContain('Blockvet 0.0.0 (cli)')
  expect(text).toContain('Scans: 0 running, 0 stopped, 0 failed, 0 finished')
  expect(text).toContain('"event":"scan-started"')
  expect(text).toContain('no answer about <address> and <address> at 10:20:30 from <address>')
})
