import { expect, test } from 'vitest'
import { loadCatalogue } from './load-catalogue.ts'
import { memoryFiles } from './memory-files.test-support.ts'

const gone = `closed:
  - operator: { id: example, name: Example }
    on: 2024-06-05
    manner: emptied
    note: Nobody had the time any more.
    sources: [{ what: Notice, ref: https://example.org/ }]
    zones: { example-bl: bl.example.test, example-dul: DUL.example.test. }
`

/** Loads `own.yaml` beside the ends above. */
function load(own: string) {
  const files = memoryFiles({ 'own.yaml': own, 'closed.yaml': gone })
  return loadCatalogue({ paths: ['own.yaml'], custom: true, closedFile: 'closed.yaml' }, files)
}

function loadGood(own: string) {
  const loaded = load(own)
  if (!loaded.ok) throw new Error(loaded.problems.join(' '))
  return loaded.catalogue
}

test('each zone of an end is a closed list without weight', () => {
  const { lists, operators } = loadGood(gone)
  expect(operators).toMatchObject([{ id: 'example', name: 'Example', url: null }])
  expect(lists.map(({ id, zone }) => [id, zone])).toEqual([
    ['example-bl', 'bl.example.test'],
    ['example-dul', 'dul.example.test'],
  ])
  expect(lists[0]).toMatchObject({
    name: 'Example',
    operatorId: 'example',
    status: 'closed',
    closed: { on: '2024-06-05', manner: 'emptied', note: 'Nobody had the time any more.' },
    impact: 'none',
    what: 'Gone: its operator took every entry out. Nobody had the time any more.',
    presets: [],
  })
})

test("a user's own entry with the zone of a closed list is closed too, and a sentence says where", () => {
  const { lists, warnings } = loadGood(
    'lists:\n  - { id: mine, zone: bl.example.test, presets: [mail] }\n  - { id: other, zone: x.example.test }',
  )
  expect(lists.map(({ status }) => status)).toEqual(['closed', 'active'])
  expect(warnings).toEqual([
    'own.yaml, line 2: lists[0].zone is "bl.example.test", closed (2024-06-05: its operator took every entry out); it is not asked; remove the entry, or name servers of your own that hold its data.',
  ])
})

test('a private copy of a closed list is asked, with a word of warning', () => {
  const { lists, warnings } = loadGood(
    'lists: [{ id: mine, zone: bl.example.test, servers: ["192.0.2.53"] }]',
  )
  expect(lists.map(({ status }) => status)).toEqual(['active'])
  expect(warnings).toEqual([expect.stringMatching(/ closed \(.*\); only your own copy is read\.$/)])
})

test("a user's own catalogue may tell of ends, and without dead zones there is no warning", () => {
  const { lists, warnings } = loadGood(`${gone}lists: [{ id: mine, zone: mine.example.test }]`)
  expect(lists.map(({ id }) => id)).toEqual(['mine', 'example-bl', 'example-dul'])
  expect(warnings).toBeUndefined()
})

test.each([
  [gone.replace('emptied', 'forgotten'), 'closed[0].manner is "forgotten"; it must be one of emptied, '],
  [gone.replace(/zones: .*/, 'zones: {}'), 'closed[0].zones is {}; it must be at least one id with its zone'],
  [gone.replace('bl.example.test', '"-"'), 'closed[0].zones.example-bl is "-"; it must be a zone name'],
  [`${gone}lists: [{ id: a, zone: bl.example.test }]`, 'is "bl.example.test", and so is the zone at'],
  [`${gone}lists: [{ id: example-bl, zone: a.example.test }]`, 'is "example-bl", and so is the list at'],
])('an end that cannot be is refused', (own, problem) => {
  const loaded = load(own)
  expect(loaded.ok ? '' : loaded.problems.join()).toContain(problem)
})
