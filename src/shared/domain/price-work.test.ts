import { expect, test } from 'vitest'
import { costOfWork, priceWork } from './price-work.ts'

test('multiplies both ends of the hours, to the cent', () => {
  expect(priceWork([0.1, 7], { hourlyRate: 59.99 })).toEqual([6, 419.93])
  expect(priceWork([0, 0], { hourlyRate: 60 })).toEqual([0, 0])
  expect(priceWork([1, 3], { hourlyRate: 0 })).toEqual([0, 0])
})

test('there is no cost without a rate or without work', () => {
  const rate = { hourlyRate: 60, currency: 'EUR' }
  expect(costOfWork([1, 3], rate)).toEqual({ ...rate, cost: [60, 180] })
  expect(costOfWork([1, 3], null)).toBeNull()
  expect(costOfWork([1, 3], { ...rate, hourlyRate: 0 })).toBeNull()
  expect(costOfWork([0, 0], rate)).toBeNull()
})
