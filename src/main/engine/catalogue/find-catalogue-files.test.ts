import { expect, test } from 'vitest'
import type { CatalogueFiles } from './catalogue-files.ts'
import { findCatalogueFiles } from './find-catalogue-files.ts'
import { memoryFiles } from './memory-files.test-support.ts'

const files = memoryFiles({
  'own.yaml': 'own',
  'lists/b.yml': 'b',
  'lists/a.YAML': 'a',
  'lists/c.json': 'c',
  'lists/.hidden.yaml': 'hidden',
  'lists/notes.txt': 'notes',
  'lists/VERSION': '2026-11-23',
  'empty/notes.txt': 'notes',
})

test('a file counts for itself, a folder for its catalogue files in the order of their names', () => {
  const { texts, problems } = findCatalogueFiles(['own.yaml', 'lists'], files)
  expect(problems).toEqual([])
  expect(texts.map(({ name }) => name)).toEqual(['own.yaml', 'lists/a.YAML', 'lists/b.yml', 'lists/c.json'])
  expect(texts.map(({ text }) => text)).toEqual(['own', 'a', 'b', 'c'])
})

test('a file that is named twice is read once', () => {
  expect(findCatalogueFiles(['lists/a.YAML', 'lists', 'lists/a.YAML'], files).texts).toHaveLength(3)
})

test('a file that the user names may have any ending', () => {
  expect(findCatalogueFiles(['lists/notes.txt'], files).texts).toEqual([
    { path: 'lists/notes.txt', name: 'lists/notes.txt', text: 'notes' },
  ])
})

test.each([
  [[], 'No catalogue was named; give a file or a folder.'],
  [['gone.yaml'], 'There is no catalogue at gone.yaml; check the path.'],
  [['empty'], 'The folder empty holds no catalogue file; they end in .yaml, .yml or .json.'],
])('%j leads to one sentence', (paths, sentence) => {
  expect(findCatalogueFiles(paths, files)).toEqual({ texts: [], problems: [sentence] })
})

test('every path that leads nowhere is told, not the first only', () => {
  expect(findCatalogueFiles(['gone.yaml', 'own.yaml', 'lost'], files).problems).toHaveLength(2)
})

test('a file above 1 MB is not read', () => {
  const large: CatalogueFiles = {
    ...memoryFiles({ 'large.yaml': '' }),
    look: () => ({ kind: 'file', bytes: 1024 * 1024 + 1 }),
    read: () => {
      throw new Error('read all the same')
    },
  }
  expect(findCatalogueFiles(['large.yaml'], large).problems).toEqual([
    'large.yaml is larger than 1 MB, which no catalogue file is; split it or name another.',
  ])
})

test('a file that grew after the look is refused too', () => {
  const grown: CatalogueFiles = {
    ...memoryFiles({ 'grown.yaml': new Uint8Array(1024 * 1024 + 1) }),
    look: () => ({ kind: 'file', bytes: 10 }),
  }
  expect(findCatalogueFiles(['grown.yaml'], grown).problems[0]).toContain('larger than 1 MB')
})

test('bytes that are no UTF-8 are refused', () => {
  const latin = memoryFiles({ 'latin.yaml': new Uint8Array([0x6b, 0xe4, 0x73, 0x65]) })
  expect(findCatalogueFiles(['latin.yaml'], latin).problems).toEqual([
    'latin.yaml is not UTF-8 text; save it as UTF-8.',
  ])
})

test('what the system says about a file it will not open is passed on, cleaned', () => {
  const locked: CatalogueFiles = {
    ...files,
    read: () => {
      throw new Error('EACCES:\u0007permission denied')
    },
  }
  expect(findCatalogueFiles(['own.yaml'], locked).problems).toEqual([
    'own.yaml could not be read: EACCES: permission denied.',
  ])
})

test('a device or a pipe is not read', () => {
  const device: CatalogueFiles = { ...files, look: () => ({ kind: 'other' }) }
  expect(findCatalogueFiles(['/dev/zero'], device).problems).toEqual([
    '/dev/zero is neither a file nor a folder; name a catalogue file.',
  ])
})
