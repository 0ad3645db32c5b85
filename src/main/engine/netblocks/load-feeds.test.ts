import { expect, test } from 'vitest'
import { loadFeeds } from './load-feeds.ts'

const good = `publisher: { name: Example, url: https://example.org/ }
feeds:
  - id: example-drop
    name: Example
    what: Ranges.
    kind: netblock
    families: [4]
    format: lines
    extension: txt
    urls: [https://example.org/drop.txt]
    impact: high
    intervalHours: 24
    minIntervalHours: 1
    licence: { name: CC0, commercial: "yes" }
    confidence: high
`

const problemsOf = (...texts: string[]): readonly string[] => {
  const loaded = loadFeeds(texts.map((text, i) => ({ name: `${i}.yaml`, text })))
  return loaded.ok ? [] : loaded.problems
}

test('a feed with the least has every field', () => {
  const loaded = loadFeeds([{ name: 'a.yaml', text: good }])
  expect(loaded.ok && loaded.feeds[0]).toMatchObject({
    id: 'example-drop',
    publisher: { name: 'Example' },
    access: 'download',
    status: 'active',
    optIn: null,
    aggregateOf: [],
    licence: { attribution: null },
    mayBeEmpty: false,
  })
})

test.each([
  [
    'impact: high',
    'impact: huge',
    '0.yaml, line 11: feeds[0].impact is "huge"; it must be one of critical, high, medium, low, none.',
  ],
  [
    'kind: netblock',
    'kin: netblock',
    '0.yaml, line 6: feeds[0].kin is no key that a feed has; remove it or mend its name.',
  ],
  [
    'https://example.org/drop.txt',
    'rsync://example.org/x',
    '0.yaml, line 10: feeds[0].urls[0] is "rsync://example.org/x"; it must be an address that starts with https:// or http://.',
  ],
  [
    '    minIntervalHours: 1\n',
    '',
    '0.yaml, line 3: feeds[0].minIntervalHours is missing; it must be a number of hours.',
  ],
  [
    'commercial: "yes"',
    'commercial: "no"',
    '0.yaml, line 3: feeds[0].optIn is missing; it must be given, because the licence rules commercial use out.',
  ],
])('%s turned into %s is told with file, line and value', (from, to, sentence) => {
  expect(problemsOf(good.replace(from, to))).toContain(sentence)
})

test('broken YAML, empty files and ids given twice are told', () => {
  expect(problemsOf('feeds: [')[0]).toMatch(/^0\.yaml, line \d: this is no YAML \(.+\); mend the line\.$/)
  expect(problemsOf('')).toEqual(['0.yaml: the file must be a map with the keys publisher and feeds.'])
  expect(problemsOf(good, good)).toEqual([
    '1.yaml has the feed example-drop, which 0.yaml has too; rename one.',
  ])
})
