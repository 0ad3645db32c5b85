import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'
import { failureOf, ME, temporaryFolder, testBatch, testScan, testStore } from './store.test-support.ts'

/** Another process that lives: the one that started this one. */
const OTHER = `${process.ppid}-bbbbbbbb`
const END = { failure: null, finishedAt: null }

/** An owner whose process has ended. */
function deadOwner(): string {
  const { pid } = spawnSync(process.execPath, ['--version'])
  return `${pid}-cccccccc`
}

/** Two store handles on one file, as two processes have, under one clock that the test moves. */
function twoStores() {
  const file = path.join(temporaryFolder(), 'test.db')
  const clock = { ms: Date.UTC(2026, 0, 2) }
  const now = (): number => clock.ms
  const mine = testStore({ file, now })
  const theirs = testStore({ file, now })
  const { id } = testScan()
  mine.scans.create(testScan(), [])
  return { mine, theirs, clock, id }
}

test('one process at a time has a scan, and may take it again', () => {
  const { mine, theirs, id } = twoStores()
  expect(theirs.scans.claim(id, OTHER)).toBe(true)
  expect(mine.scans.claim(id, ME)).toBe(false)
  expect(theirs.scans.claim(id, OTHER)).toBe(true)
  theirs.scans.release(id, OTHER)
  expect(mine.scans.claim(id, ME)).toBe(true)
})

test('only the owner gives a scan back', () => {
  const { mine, theirs, id } = twoStores()
  theirs.scans.claim(id, OTHER)
  mine.scans.release(id, ME)
  expect(mine.scans.claim(id, ME)).toBe(false)
})

test('a scan of a process that died is free at once and reads as stopped', () => {
  const { mine, theirs, id } = twoStores()
  theirs.scans.claim(id, deadOwner())
  theirs.scans.setState(id, 'running', END)
  expect(mine.scans.get(id)?.state).toBe('stopped')
  expect(mine.scans.list()[0]?.state).toBe('stopped')
  expect(mine.scans.claim(id, ME)).toBe(true)
  expect(mine.scans.get(id)?.state).toBe('running')
})

test('a scan without a sign of life for ten seconds is free, be its process alive or not', () => {
  const { mine, theirs, clock, id } = twoStores()
  theirs.scans.claim(id, OTHER)
  theirs.scans.setState(id, 'running', END)
  clock.ms += 10_000
  expect(mine.scans.claim(id, ME)).toBe(false)
  expect(mine.scans.get(id)?.state).toBe('running')
  clock.ms += 1
  expect(mine.scans.get(id)?.state).toBe('stopped')
  expect(mine.scans.claim(id, ME)).toBe(true)
})

test('a clock that was set back does not keep a dead claim alive', () => {
  const { mine, theirs, clock, id } = twoStores()
  theirs.scans.claim(id, OTHER)
  clock.ms -= 3_600_000
  expect(mine.scans.claim(id, ME)).toBe(true)
})

test('every commit is a sign of life, for the scans that wait behind it too', () => {
  const { mine, theirs, clock, id } = twoStores()
  theirs.scans.create(testScan({ id: 'waiting' }), [])
  for (const each of [id, 'waiting']) {
    theirs.scans.claim(each, OTHER)
    theirs.scans.setState(each, 'running', END)
  }
  for (let seconds = 0; seconds < 30; seconds += 5) {
    clock.ms += 5000
    theirs.commitBatch(id, testBatch({ owner: OTHER }))
  }
  expect(mine.scans.claim(id, ME)).toBe(false)
  expect(mine.scans.claim('waiting', ME)).toBe(false)
  expect(mine.scans.list().map(({ state }) => state)).toEqual(['running', 'running'])
})

test('who lost a scan writes nothing to it any more: no batch, no state', () => {
  const { mine, theirs, clock, id } = twoStores()
  mine.scans.claim(id, ME)
  mine.commitBatch(id, testBatch({ queriesSent: 1 }))
  clock.ms += 60_000
  expect(theirs.scans.claim(id, OTHER)).toBe(true)
  const late = testBatch({ queriesSent: 99 })
  expect(failureOf(() => mine.commitBatch(id, late))).toMatch(/^busy: .*taken over/)
  expect(failureOf(() => mine.scans.setState(id, 'failed', END))).toMatch(/^busy: /)
  mine.scans.release(id, ME)
  theirs.scans.setState(id, 'finished', END)
  theirs.scans.release(id, OTHER)
  expect(failureOf(() => mine.commitBatch(id, late))).toMatch(/^busy: /)
  expect(failureOf(() => mine.scans.setState(id, 'failed', END))).toMatch(/^busy: .*finished/)
  expect(failureOf(() => mine.scans.claim(id, ME))).toMatch(/^busy: .*finished/)
  expect(mine.scans.get(id)).toMatchObject({ state: 'finished', queriesSent: 1 })
})

test('claims of scans that do not exist are told', () => {
  const { mine } = twoStores()
  expect(failureOf(() => mine.scans.claim('nope', ME))).toMatch(/^not-found: /)
  expect(failureOf(() => mine.commitBatch('nope', testBatch()))).toMatch(/^not-found: /)
})
