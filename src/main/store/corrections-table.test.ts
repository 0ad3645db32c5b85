import { expect, test } from 'vitest'
import { failureOf, testStore } from './store.test-support.ts'

test('a correction is kept per operator, replaced, and taken away when it says nothing', () => {
  const { corrections } = testStore()
  const mine = {
    operatorId: 'b',
    effortHours: [0.5, 1],
    delayHours: null,
    note: "Write Ω'; DROP TABLE x",
  } as const
  corrections.save(mine)
  corrections.save({ operatorId: 'a', effortHours: null, delayHours: [1, 2], note: '' })
  expect(corrections.list()).toEqual([
    { operatorId: 'a', effortHours: null, delayHours: [1, 2], note: '' },
    mine,
  ])
  corrections.save({ ...mine, effortHours: [2, 2] })
  corrections.save({ operatorId: 'a', effortHours: null, delayHours: null, note: '' })
  expect(corrections.list()).toEqual([{ ...mine, effortHours: [2, 2] }])
})

test('figures that run the wrong way are refused', () => {
  const { corrections } = testStore()
  const wrong = { operatorId: 'a', effortHours: [2, 1], delayHours: null, note: '' } as const
  expect(failureOf(() => corrections.save(wrong))).toMatch(/^database: .*CHECK/)
  expect(corrections.list()).toEqual([])
})
