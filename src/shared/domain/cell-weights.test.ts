import { expect, test } from 'vitest'
import { cellWeights } from './cell-weights.ts'
import type { Impact } from './impact.ts'
import type { DnsblList, Polarity } from './list.ts'

const list = (
  id: string,
  impact: Impact,
  polarity: Polarity = 'block',
  families: DnsblList['families'] = [4],
) => ({ id, impact, polarity, families })

test('block lists weigh by their impact, others and those without data of the family nothing', () => {
  const lists = [
    list('a', 'critical'),
    list('b', 'low'),
    list('good', 'high', 'allow'),
    list('six', 'high', 'block', [6]),
  ]
  expect([...cellWeights(lists, 4)]).toEqual([
    ['a', 10],
    ['b', 0.5],
    ['good', 0],
    ['six', 0],
  ])
})

test('where none weighs anything, block lists weigh alike', () => {
  const lists = [list('a', 'none'), list('b', 'none'), list('good', 'none', 'allow')]
  expect([...cellWeights(lists, 4).values()]).toEqual([1, 1, 0])
})
