import { expect, test } from 'vitest'
import { cellWeights, ENOUGH_COVERAGE } from './cell-weights.ts'
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

test('the silence of one list of critical impact is enough to hatch, however many lesser ones answer', () => {
  const lesser = Array.from({ length: 200 }, (_, i) => list(`lesser${i}`, 'medium'))
  for (const count of [1, 3, 8]) {
    const critical = Array.from({ length: count }, (_, i) => list(`critical${i}`, 'critical'))
    const weights = cellWeights([...lesser, ...critical], 4)
    const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0)
    expect(1 - (weights.get('critical0') ?? 0) / all).toBeLessThan(ENOUGH_COVERAGE)
  }
})

test('where none weighs anything, block lists weigh alike', () => {
  const lists = [list('a', 'none'), list('b', 'none'), list('good', 'none', 'allow')]
  expect([...cellWeights(lists, 4).values()]).toEqual([1, 1, 0])
})
