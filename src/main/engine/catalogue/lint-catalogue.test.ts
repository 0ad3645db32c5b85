import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { diskFiles } from './disk-files.ts'
import { findCatalogueFiles } from './find-catalogue-files.ts'
import { lintCatalogue } from './lint-catalogue.ts'
import { shippedFolder } from './shipped-catalogue.test-support.ts'

const dates = { reviewedOn: '2026-11-26', today: '2026-12-24' }

function lint(text: string, when = dates): readonly string[] {
  return lintCatalogue([{ path: 'a.yaml', name: 'a.yaml', text }], when)
}

const good = `  - id: one
    zone: one.example.org
    what: Spam sources.
    impact: high
    impactReason: Asked by many.
    usedBy: [{ filter: Some filter }]
    rate: 10
    codes: [{ match: 127.0.0.2, means: Spam }, { match: 127.0.0.0/24, means: Other }]
    refusals: [{ match: 127.255.255.254, means: Go away. }]
    presets: [mail] # Many ask it.
    confidence: high
    checkedOn: 2026-07
    sources: [{ what: Page, ref: https://example.org/ }]
`
const part = good
  .replaceAll(/\bone\b/g, 'two')
  .replace('    presets: [mail] # Many ask it.\n', '    polarity: block\n')
const file = (...lists: readonly string[]): string =>
  `operator: { id: x, name: X }\nlists:\n${lists.join('')}`

test('the shipped catalogue has no contradictions', () => {
  const reviewedOn = readFileSync(join(shippedFolder, 'VERSION'), 'utf8').trim()
  const { texts, problems } = findCatalogueFiles([shippedFolder], diskFiles)
  expect(problems).toEqual([])
  expect(texts.length).toBeGreaterThan(80)
  expect(lintCatalogue(texts, { reviewedOn, today: reviewedOn })).toEqual([])
})

test('lists that agree with each other have nothing to mend', () => {
  expect(lint(file(good, part))).toEqual([])
  expect(lint(file(good.replace('    rate', '    combines: [two]\n    rate'), part))).toEqual([])
})

const one = (from: string | RegExp, to: string): string => file(good.replace(from, to))

test.each([
  [
    'a preset with a list of which little is known',
    one('confidence: high', 'confidence: low'),
    'presets of one: too little is known of it to ask it unasked.',
  ],
  ['a code twice', one('127.0.0.0/24', '127.0.0.2'), 'codes[1].match of one: 127.0.0.2 means some of'],
  [
    'patterns that meet',
    one('127.0.0.2', '127.0.0.200-127.0.1.9'),
    'codes[1].match of one: 127.0.0.200-127.0.1.9 means some of the same codes.',
  ],
  [
    'bit masks that meet',
    one(/match: 127.0.0.2,(.*)127.0.0.0\/24/, 'match: bitmask 6,$1bitmask 4'),
    'bitmask 6 means some of the same codes.',
  ],
  [
    'a code that is a refusal',
    one('127.0.0.2', '127.255.255.254'),
    'the refusal 127.255.255.254 swallows it.',
  ],
  ['a code that nobody reads', one('127.0.0.2', '127.255.0.9'), 'the refusal 127.255.0.0/16 swallows it.'],
  [
    'a preset of an unsure list',
    one('    rate', '    status: unverified\n    rate'),
    'presets of one: the list is unverified.',
  ],
  [
    'a preset of a list that is gone',
    one('    rate', '    status: closed\n    rate'),
    'presets of one: the list is closed.',
  ],
  [
    'a preset against the terms',
    one('    rate', '    access: { optIn: Ask. }\n    rate'),
    'its terms keep it out of every preset.',
  ],
  ['a preset of texts', one('    rate', '    answers: text\n    rate'), 'it answers with texts only.'],
  [
    'a preset without a word',
    one(' # Many ask it.', ''),
    'line 12: lists[0].presets of one: no comment on its line says why.',
  ],
  [
    'an impact without a filter',
    one(/ {4}usedBy.*\n/, ''),
    'impact of one: usedBy names no filter that acts on it.',
  ],
  ['a pace that no list bears', one('rate: 10', 'rate: 60'), 'rate of one: more than 50 questions a second.'],
  ['no source', one(/ {4}sources.*\n/, ''), 'sources of one: every list of the catalogue says it.'],
  [
    'no source in the list of them',
    one(/ {4}sources: .*\n/, '    sources: []\n'),
    'sources of one: every list',
  ],
  ['nothing on what is listed', one(/ {4}what.*\n/, ''), 'what of one: every list of the catalogue says it.'],
  ['no date', one(/ {4}checkedOn.*\n/, ''), 'checkedOn of one: every list of the catalogue says it.'],
  ['an old date', one('2026-07', '2023-10'), 'checkedOn of one: older than 3 years'],
  ['an old year', one('2026-07', '"2022"'), 'checkedOn of one: older than 3 years'],
  ['a date to come', one('2026-07', '2026-12'), 'checkedOn of one: after the review of 2026-11-26.'],
  [
    'a removal from an allowlist',
    one('    impact:', '    polarity: allow\n    removal: x\n    impact:'),
    'nobody asks to be taken off',
  ],
  [
    'a part that the preset asks too',
    file(good.replace('    rate', '    combines: [two]\n    rate'), good.replaceAll(/\bone\b/g, 'two')),
    'combines[0] of one: the preset mail would ask both.',
  ],
  [
    'a part of the other kind',
    file(
      good.replace('    rate', '    combines: [two]\n    rate'),
      part.replace('polarity: block', 'polarity: allow'),
    ),
    'combines[0] of one: the two differ in polarity.',
  ],
  [
    'a part that is gone',
    file(good.replace('    rate', '    combines: [gone]\n    rate')) +
      'closed:\n  - { manner: ended, sources: [{ what: Page, ref: x }], zones: { gone: gone.example.org } }\n',
    'combines[0] of one: that list is gone.',
  ],
  [
    'an end without a source',
    `${file(good)}closed:\n  - { manner: ended, sources: [], zones: { gone: gone.example.org } }\n`,
    'closed[0] of x: no source.',
  ],
  ['a circle', file(good.replace('    rate', '    combines: [one]\n    rate')), 'combines itself'],
  ['an unknown removal', one('    impact:', '    removal: nobody\n    impact:'), 'there is no such removal'],
  ['a zone twice', file(good, good.replace('id: one', 'id: two')), 'and so is the zone at'],
  ['a wrong key', one('    what', '    whta'), 'but there is no such key; write what'],
])('%s is found', (_, text, sentence) => {
  expect(lint(text).join('\n')).toContain(sentence)
})

test('old evidence is no fault of an unverified list', () => {
  const unsure = good.replace(/ {4}presets.*\n/, '    status: unverified\n').replace('2026-07', '"2019"')
  expect(lint(file(unsure))).toEqual([])
})

test.each([
  ['2025-01-01', 'VERSION is 2025-01-01: a review of the whole is due.'],
  ['2027-01-01', 'VERSION is 2027-01-01, which is still to come.'],
  ['soon', 'VERSION is soon; it must be a date like 2026-11-23.'],
])('a review on %s is told', (reviewedOn, sentence) => {
  expect(lint(file(good), { ...dates, reviewedOn })).toContain(sentence)
})
