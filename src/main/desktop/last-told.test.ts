import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openLastTold } from './last-told.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'blockvet-told-'))
const file = path.join(folder, 'told.json')
afterAll(() => rmSync(folder, { recursive: true }))

it('survives a restart', () => {
  expect(openLastTold(file).at).toBe(Number.NEGATIVE_INFINITY)
  openLastTold(file).note(1_790_000_000_000)
  expect(openLastTold(file).at).toBe(1_790_000_000_000)
})

it.each(['', '{', 'null', '[]', '{"followUpsToldAt":"now"}'])('takes %j for never', (text) => {
  writeFileSync(file, text)
  expect(openLastTold(file).at).toBe(Number.NEGATIVE_INFINITY)
})

it('remembers within one run where nothing can be written', () => {
  const told = openLastTold(path.join(folder, 'gone', 'told.json'))
  told.note(5)
  expect(told.at).toBe(5)
})
