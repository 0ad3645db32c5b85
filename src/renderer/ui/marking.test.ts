import { expect, test } from 'vitest'
import { markRange, toggleAll, toggleMark } from './marking.ts'

const keys = ['a', 'b', 'c', 'd']

test('a mark is set and taken away, and leaves the others alone', () => {
  const one = toggleMark(new Set(['a']), 'b')
  expect([...one]).toEqual(['a', 'b'])
  expect([...toggleMark(one, 'a')]).toEqual(['b'])
})

test('all are marked unless all are; rows that are not shown keep their marks', () => {
  const all = toggleAll(new Set(['hidden', 'a']), keys)
  expect(all).toEqual(new Set(['hidden', ...keys]))
  expect(toggleAll(all, keys)).toEqual(new Set(['hidden']))
})

test('a range runs in either direction', () => {
  expect([...markRange(new Set(), keys, 2, 1)]).toEqual(['b', 'c'])
  expect([...markRange(new Set(['d']), keys, 0, 1)]).toEqual(['d', 'a', 'b'])
})
