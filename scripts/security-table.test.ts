import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

// SECURITY.md promises a test for each of its sentences: what it names must be there.
const root = path.join(import.meta.dirname, '..')
const text = readFileSync(path.join(root, 'SECURITY.md'), 'utf8')
const folders = ['', 'src', 'src/main', 'src/renderer']

test('every row of Electron’s checklist is answered', () => {
  const numbers = [...text.matchAll(/^\| (\d+)\.(?:–(\d+)\.)? /gm)].flatMap(([, first, last]) => {
    const from = Number(first)
    return Array.from({ length: Number(last ?? first) - from + 1 }, (_, at) => from + at)
  })
  expect(numbers).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
})

const named = [...text.matchAll(/`([\w./-]+\.(?:test|spec)\.(?:ts|mjs))`/g)].map(([, file]) => file ?? '')

test.each([...new Set(named)])('%s is there', (file) => {
  expect(named.length).toBeGreaterThan(20)
  expect(folders.some((folder) => existsSync(path.join(root, folder, file)))).toBe(true)
})
