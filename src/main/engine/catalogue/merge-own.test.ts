import { describe, expect, test } from 'vitest'
import { readCatalogue } from './load-catalogue.ts'
import { memoryFiles } from './memory-files.test-support.ts'
import { mergeOwn } from './merge-own.ts'

const shippedText = `
operator: { id: op, name: Operator }
lists:
  - { id: big, zone: big.example.org, rate: 50, impact: high, presets: [mail] }
  - { id: small, zone: small.example.org, dailyBudget: 1000 }
`

/** The catalogue of the shipped text and these files of the user's own. */
function merge(own: Readonly<Record<string, string>>) {
  const inFolder = Object.entries(own).map(([name, text]) => [`data/own/${name}`, text])
  const files = memoryFiles({ 'shipped.yaml': shippedText, ...Object.fromEntries(inFolder) })
  const read = readCatalogue(['shipped.yaml'], files)
  if (!read.ok) throw new Error(read.problems.join(' '))
  const merged = mergeOwn({ files: read.files, version: '2026-11-26' }, 'data/own', files)
  const find = (id: string) => merged.catalogue.lists.find((list) => list.id === id)
  return { ...merged, find }
}

describe("the user's own files", () => {
  test('add lists, and change rate, impact, servers and whether presets ask', () => {
    const { files, find, catalogue } = merge({
      'own.yaml': `
lists: [{ id: mine, zone: mine.example.net }]
overrides:
  - { id: big, rate: 5, impact: critical, impactReason: Our biggest customer asks it., enabled: false }
  - { id: small, servers: ["192.0.2.53"], enabled: true }`,
    })
    expect(files).toMatchObject([
      { name: 'own.yaml', problems: [], listIds: ['mine'], changedIds: ['big', 'small'] },
    ])
    expect(find('mine')).toMatchObject({ operatorName: 'Own lists', zone: 'mine.example.net' })
    expect(find('big')).toMatchObject({ ratePerSecond: 5, impact: 'critical', zone: 'big.example.org' })
    expect(find('big')?.presets).toEqual(['mail'])
    expect(find('small')).toMatchObject({ servers: ['192.0.2.53:53'], dailyBudget: 1000 })
    expect(catalogue).toMatchObject({ version: '2026-11-26+own', asked: { big: false, small: true } })
  })

  test('may put a file on this machine in place of asking', () => {
    const own = 'overrides: [{ id: small, zoneFiles: [{ type: ip4set, path: small.zone }] }]'
    const { find, files } = merge({ 'own.yaml': own, 'small.zone': '127.0.0.2' })
    expect(files[0]?.problems).toEqual([])
    expect(find('small')).toMatchObject({
      zoneFiles: [{ type: 'ip4set', path: 'data/own/small.zone' }],
      dailyBudget: null,
    })
  })

  test('that are wrong are left out and say where; the rest goes on', () => {
    const { files, find, catalogue } = merge({
      'a-broken.yaml': 'lists:\n  - { id: one, zone: one.example.net, rat: 5 }\n',
      'b-twice.yaml': 'lists:\n  - { id: big, zone: other.example.net }\n',
      'c-good.yaml': 'lists: [{ id: good, zone: good.example.net }]',
      'd-syntax.yaml': 'lists: [',
    })
    expect(files.map(({ problems }) => problems)).toEqual([
      ['a-broken.yaml, line 2: lists[0].rat is 5, but there is no such key; write rate, or remove it.'],
      [
        'b-twice.yaml, line 2: lists[0].id is "big", and so is the list at shipped.yaml, line 4; keep one of them.',
      ],
      [],
      [expect.stringMatching(/^d-syntax.yaml, line 1: this is neither YAML nor JSON/)],
    ])
    expect(find('good')).toBeDefined()
    expect(find('one')).toBeUndefined()
    expect(catalogue.lists.map(({ id }) => id)).toEqual(['big', 'small', 'good'])
  })

  test('say which list of a change is not there, and which file is not; the other changes hold', () => {
    const { files, find } = merge({
      'own.yaml': `overrides:
  - { id: bigg, rate: 5 }
  - { id: vanished-since, rate: 5 }
  - { id: small, zoneFiles: [{ type: ip4set, path: gone.zone }] }
  - { id: big, rate: 7 }`,
    })
    expect(files[0]?.problems).toEqual([
      'own.yaml, line 2: overrides[0].id is "bigg", and there is no such list; write big, or remove it.',
      'own.yaml, line 3: overrides[1].id is "vanished-since", and there is no such list; an update may have removed it; remove it.',
      'own.yaml, line 4: overrides[2].zoneFiles of small, and there is no such file; check the path.',
    ])
    expect(find('big')?.ratePerSecond).toBe(7)
  })

  test('may be none', () => {
    expect(merge({})).toMatchObject({ files: [], catalogue: { version: '2026-11-26' } })
  })
})
