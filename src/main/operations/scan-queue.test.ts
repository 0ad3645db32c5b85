import { expect, test } from 'vitest'
import { ScanQueue } from './scan-queue.ts'

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('four scans run at a time, the others in the order they came', async () => {
  const queue = new ScanQueue()
  const began: number[] = []
  const ends: (() => void)[] = []
  for (let i = 0; i < 7; i++) {
    queue.add(() => {
      began.push(i)
      return new Promise<void>((resolve) => ends.push(resolve))
    })
  }
  expect(began).toEqual([0, 1, 2, 3])
  ends[2]?.()
  await settle()
  expect(began).toEqual([0, 1, 2, 3, 4])
  let ended = false
  const end = queue.ended().then(() => {
    ended = true
  })
  for (let i = 0; i < 6; i++) {
    for (const finish of ends) finish()
    await settle()
  }
  expect(began).toEqual([0, 1, 2, 3, 4, 5, 6])
  await end
  expect(ended).toBe(true)
})

test('a queue has ended before its first scan, and after its last', async () => {
  const queue = new ScanQueue()
  await queue.ended()
  let ran = 0
  queue.add(async () => {
    await settle()
    ran++
  })
  await queue.ended()
  await queue.ended()
  expect(ran).toBe(1)
})
