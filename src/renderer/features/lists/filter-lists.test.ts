import { expect, test } from 'vitest'
import { aList } from '../../../shared/domain/list.test-support.ts'
import type { DnsblList } from '../../../shared/domain/list.ts'
import { filterLists, type ListFilter, noFilter } from './filter-lists.ts'
import { presetsOf } from './presets-of.ts'

const list = (id: string, change: Partial<DnsblList> = {}): DnsblList =>
  aList({ id, name: id, zone: `${id}.example.org`, ...change })

const terms = { kind: 'open', note: null, optInReason: 'Terms.' } as const
const keyed = list('keyed', {
  zone: '{key}.keyed.example.org',
  access: { kind: 'key', note: null, optInReason: null },
})
const all: readonly DnsblList[] = [
  list('quick', { presets: ['quick', 'mail'] }),
  list('whole', { combines: ['part'], impact: 'low' }),
  list('part', { what: 'Spam traps' }),
  list('good', { polarity: 'allow' }),
  list('gone', { status: 'closed' }),
  list('unsure', { status: 'unverified' }),
  list('terms', { access: terms }),
  keyed,
]

test.each([
  [{ text: 'spam TRAPS' }, ['part']],
  [{ state: 'closed' }, ['gone']],
  [{ polarity: 'allow' }, ['good']],
  [{ impact: 'low' }, ['whole']],
  [{ impact: 'high', polarity: 'allow' }, []],
  [{ preset: 'mail' }, ['quick']],
  [{ preset: 'none', access: 'key' }, ['keyed']],
  [{ access: 'consent' }, ['terms']],
] satisfies [Partial<ListFilter>, string[]][])('the filter %j lets through %j', (filter, ids) => {
  expect(filterLists(all, { ...noFilter, ...filter }).map(({ id }) => id)).toEqual(ids)
})

test('who asks a list is said in a word', () => {
  const choices = { agreed: {}, asked: {}, registered: {} }
  const words = (change: Partial<typeof choices> = {}, keyedIds: readonly string[] = []) =>
    all.map((each) => presetsOf(each, { choices: { ...choices, ...change }, keyedIds }, all))
  expect(words()).toEqual([
    'Quick',
    'All',
    'When named',
    'All',
    'Gone',
    'When named',
    'After consent',
    'With a key',
  ])
  const decided = { agreed: { terms: '2026-11-26' }, asked: { quick: false, keyed: true, unsure: true } }
  expect(words(decided, ['op'])).toEqual([
    'Off',
    'All',
    'When named',
    'All',
    'Gone',
    'On: all',
    'Mail',
    'On: all',
  ])
})
