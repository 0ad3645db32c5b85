import { expect, test } from 'vitest'
import { type ListChoices, noChoices } from '../../../shared/domain/list-choices.ts'
import type { Catalogue } from '../../../shared/domain/removal.ts'
import { loadCatalogue } from './load-catalogue.ts'
import { memoryFiles } from './memory-files.test-support.ts'
import { type ListSelection, listsToProbe, selectLists } from './select-lists.ts'

function catalogueOf(...entries: readonly string[]): Catalogue {
  const text = `lists:\n${entries.map((entry) => `  - { ${entry} }`).join('\n')}`
  const loaded = loadCatalogue({ paths: ['own.yaml'], custom: true }, memoryFiles({ 'own.yaml': text }))
  if (!loaded.ok) throw new Error(loaded.problems.join(' '))
  return loaded.catalogue
}

const entry = (id: string, more = ''): string => `id: ${id}, zone: ${id}.example.org${more}`

const catalogue = catalogueOf(
  entry('big', ', presets: [quick, mail]'),
  entry('small', ', presets: [mail]'),
  entry('whole', ', combines: [part]'),
  entry('part'),
  entry('gone', ', status: closed, presets: [quick, mail]'),
  entry('doubtful', ', status: unverified, presets: [quick, mail]'),
  entry('asked', ', access: { kind: registration }'),
  entry('terms', ', access: { optIn: The terms forbid scans. }, presets: [quick, mail]'),
  entry('sold', ', access: { kind: paid }, presets: [quick, mail]'),
  'id: keyed, zone: "{key}.example.org", access: { kind: key }, presets: [quick, mail]',
)

/** Ids of the picked lists, or the problem. */
function pick(
  selection: ListSelection,
  from = catalogue,
  choices: Partial<ListChoices> = {},
): readonly string[] | string {
  const selected = selectLists(from, selection, { ...noChoices, ...choices })
  return selected.ok ? selected.lists.map(({ id }) => id) : selected.problem
}

test('presets hold what they name, and never what is closed, unsure, sold, keyed or asks for consent', () => {
  expect(pick({ preset: 'quick' })).toEqual(['big'])
  expect(pick({ preset: 'mail' })).toEqual(['big', 'small'])
})

test('all holds every list that may be asked, and no part of a list that it holds', () => {
  expect(pick({ preset: 'all' })).toEqual(['big', 'small', 'whole', 'asked'])
})

test('one may probe what needs no consent, the parts and the unsure too, and never what is gone', () => {
  const probed = listsToProbe(catalogue.lists).map(({ id }) => id)
  expect(probed).toEqual(expect.arrayContaining(['big', 'small', 'part', 'asked', 'doubtful', 'keyed']))
  for (const id of ['gone', 'terms', 'sold']) expect(probed).not.toContain(id)
})

test('a list that answers with texts is in no preset, and refused by name with one sentence', () => {
  const own = catalogueOf(entry('one'), entry('routes', ', polarity: info, answers: text'))
  expect(pick({ preset: 'all' }, own)).toEqual(['one'])
  expect(listsToProbe(own.lists).map(({ id }) => id)).toEqual(['one'])
  expect(pick({ ids: ['routes'] }, own)).toBe(
    'The list routes answers with texts about routes, never with listings; leave it out.',
  )
})

test('in a catalogue without presets each preset holds every list that may be asked', () => {
  const own = catalogueOf(entry('one'), entry('two'), entry('gone', ', status: closed'))
  for (const preset of ['quick', 'mail', 'all'] as const)
    expect(pick({ preset }, own)).toEqual(['one', 'two'])
})

test('a preset without lists is a problem, not an empty scan', () => {
  const own = catalogueOf(entry('one', ', presets: [mail]'))
  expect(pick({ preset: 'quick' }, own)).toBe(
    'The catalogue has no list for the preset quick; name lists by id.',
  )
})

test('ids come in the order of the user, each once', () => {
  expect(pick({ ids: ['small', 'big', 'small'] })).toEqual(['small', 'big'])
})

test('a list may be named by its zone', () => {
  expect(pick({ ids: ['Big.example.org.', 'big'] })).toEqual(['big'])
})

test('who names a list by id agrees to its terms, and may name a closed one', () => {
  expect(pick({ ids: ['terms', 'gone', 'doubtful', 'part'] })).toEqual(['terms', 'gone', 'doubtful', 'part'])
})

test.each([
  [[], 'No list was named; give ids of the catalogue.'],
  [['smal'], 'The catalogue has no list "smal"; did you mean small?'],
  [['xylophone'], 'The catalogue has no list "xylophone"; see the ids with: blockvet lists'],
  [['a\u001bb'], 'The catalogue has no list "a b"; see the ids with: blockvet lists'],
  [
    ['big', 'sold'],
    "The list sold answers subscribers only; write a catalogue file of your own whose entry for it names your subscription's servers.",
  ],
])('ids %j are refused with one sentence', (ids, sentence) => {
  expect(pick({ ids })).toBe(sentence)
})

test('a subscriber with servers of their own may name a paid list', () => {
  const own = catalogueOf(entry('sold', ', access: { kind: paid }, servers: ["192.0.2.53"]'))
  expect(pick({ ids: ['sold'] }, own)).toEqual(['sold'])
})

test('what the user agreed to is in mail and all, not in quick', () => {
  const choices = { agreed: { terms: '2026-11-26T10:00:00Z' } }
  const own = catalogueOf(
    entry('big', ', presets: [quick, mail]'),
    entry('terms', ', access: { optIn: Forbidden. }'),
  )
  expect(pick({ preset: 'quick' }, own, choices)).toEqual(['big'])
  expect(pick({ preset: 'mail' }, own, choices)).toEqual(['big', 'terms'])
  expect(pick({ preset: 'all' }, own, choices)).toEqual(['big', 'terms'])
})

test('what was turned on is in every preset, what was turned off in none but may be named', () => {
  const asked = { keyed: true, doubtful: true, big: false, gone: true, terms: true, sold: true, part: true }
  expect(pick({ preset: 'quick' }, catalogue, { asked })).toEqual(['part', 'doubtful', 'keyed'])
  expect(pick({ preset: 'all' }, catalogue, { asked })).not.toContain('big')
  expect(pick({ ids: ['big'] }, catalogue, { asked })).toEqual(['big'])
})

test('a keyed list may be named', () => {
  expect(pick({ ids: ['keyed'] })).toEqual(['keyed'])
})
