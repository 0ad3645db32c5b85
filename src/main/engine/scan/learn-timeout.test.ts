import { expect, test } from 'vitest'
import { learnTimeout } from './learn-timeout.ts'

test('waits as long as is allowed until it has seen enough', () => {
  const timeout = learnTimeout(2000)
  for (let i = 0; i < 7; i++) timeout.saw(10)
  expect(timeout.forTry(0)).toBe(2000)
  timeout.saw(10)
  expect(timeout.forTry(0)).toBe(150)
})

test('asks a second time as soon, then doubles with each try, up to what is allowed', () => {
  const timeout = learnTimeout(2000)
  for (let i = 0; i < 100; i++) timeout.saw(300)
  expect(Math.round(timeout.forTry(0))).toBe(300)
  expect(Math.round(timeout.forTry(1))).toBe(300)
  expect(Math.round(timeout.forTry(2))).toBe(1200)
  expect(timeout.forTry(3)).toBe(2000)
})

test('gives room to answers that vary, and never more than is allowed', () => {
  const timeout = learnTimeout(2000)
  for (let i = 0; i < 100; i++) timeout.saw(i % 2 === 0 ? 100 : 300)
  expect(timeout.forTry(0)).toBeGreaterThan(400)
  for (let i = 0; i < 100; i++) timeout.saw(1900)
  expect(timeout.forTry(0)).toBeLessThanOrEqual(2000)
})
