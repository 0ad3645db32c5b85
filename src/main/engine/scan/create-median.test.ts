import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMedian } from './create-median.ts'

test('the median is right within one bucket', () => {
  const values = fc.array(fc.double({ min: 0.1, max: 60_000, noNaN: true }), { minLength: 1, maxLength: 200 })
  fc.assert(
    fc.property(values, (list) => {
      const median = createMedian()
      for (const value of list) median.add(value)
      const exact = list.toSorted((a, b) => a - b)[Math.ceil(list.length / 2) - 1] as number
      expect(Math.abs((median.value() as number) - exact)).toBeLessThanOrEqual(exact * 0.05 + 0.06)
    }),
  )
})

test('nothing has no median', () => {
  expect(createMedian().value()).toBeNull()
})
