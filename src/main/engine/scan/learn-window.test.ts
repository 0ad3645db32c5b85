import { expect, test } from 'vitest'
import { learnWindow } from './learn-window.ts'

test('begins at once with what the pace lets out, and doubles with each round trip', () => {
  const window = learnWindow(() => 1000)
  const sizes = Array.from({ length: 5 }, () => {
    const { size } = window
    for (let i = 0; i < size; i++) window.saw(50)
    return size
  })
  expect(sizes).toEqual([32, 64, 128, 256, 500])
})

test('is never wider than half a second at the permitted rate, and never below two', () => {
  for (const rate of [1, 4, 10, 300]) {
    const window = learnWindow(() => rate)
    for (let i = 0; i < 60; i++) window.reconsider(false, rate)
    expect(window.size).toBe(Math.max(2, rate / 2))
    for (let i = 0; i < 20; i++) window.reconsider(true, 0)
    expect(window.size).toBeGreaterThanOrEqual(2)
    expect(window.size).toBeLessThanOrEqual(4)
  }
})

test('stays as it is at a loss that the pace is lowered for, and doubles no more', () => {
  const window = learnWindow(() => 1000)
  window.hold()
  for (let i = 0; i < 100; i++) window.saw(50)
  expect(window.size).toBe(32)
  window.reconsider(false, 100)
  expect(window.size).toBe(35)
})

test('grows by one where answers begin to queue', () => {
  const window = learnWindow(() => 1000)
  window.reconsider(true, 0)
  window.saw(1)
  for (let i = 0; i < 200; i++) window.saw(20)
  window.reconsider(false, 400)
  expect(window.size).toBe(5)
})

test('falls to what was answered when too much is lost', () => {
  const window = learnWindow(() => 2000)
  for (let i = 0; i < 600; i++) window.saw(40)
  expect(window.size).toBe(512)
  // 1000 answers a second, 40 ms each: 40 were out, and what was lost held places too.
  window.reconsider(true, 1000)
  expect(window.size).toBe(80)
  window.reconsider(false, 1000)
  expect(window.size).toBe(88)
})
