import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { refuseMoved } from './refuse-moved.ts'

test('a file that stays is no matter; one that is moved, deleted or replaced is', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'blockvet-moved-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = path.join(folder, 'a.db')
  writeFileSync(file, 'x')
  const check = refuseMoved(file)
  writeFileSync(file, 'changed in place')
  check()
  renameSync(file, path.join(folder, 'b.db'))
  expect(check).toThrow(/was moved or deleted while it was in use/)
  writeFileSync(file, 'another')
  expect(check).toThrow(/was replaced while it was in use/)
  renameSync(path.join(folder, 'b.db'), file)
  check()
})
