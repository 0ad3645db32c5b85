import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readShippedCatalogue } from './shipped-catalogue.ts'

function installation(): { root: string; compile: (version: string, atSeconds: number) => void } {
  const root = mkdtempSync(path.join(tmpdir(), 'blockvet-shipped-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  const folder = path.join(root, 'resources', 'catalogue')
  mkdirSync(folder, { recursive: true })
  mkdirSync(path.join(root, 'out'))
  cpSync('resources/catalogue/psbl.yaml', path.join(folder, 'psbl.yaml'))
  for (const name of ['', 'psbl.yaml']) utimesSync(path.join(folder, name), 1000, 1000)
  return {
    root,
    compile(version, atSeconds) {
      const file = path.join(root, 'out', 'catalogue.json')
      const catalogue = { version, operators: [], lists: [], removals: [], bounces: [] }
      writeFileSync(file, JSON.stringify(catalogue))
      utimesSync(file, atSeconds, atSeconds)
    },
  }
}

test('what the build compiled is read', () => {
  const { root, compile } = installation()
  compile('compiled', 2000)
  expect(readShippedCatalogue(root).version).toBe('compiled')
})

test('a file that is newer than the build counts, and so does a checkout without one', () => {
  const { root, compile } = installation()
  expect(readShippedCatalogue(root).lists.map(({ id }) => id)).toContain('psbl')
  compile('compiled', 500)
  expect(readShippedCatalogue(root).lists.map(({ id }) => id)).toContain('psbl')
})
