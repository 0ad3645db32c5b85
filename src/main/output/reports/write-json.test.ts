import { expect, test } from 'vitest'
import { holdBreath } from './breathe.ts'
import { writeJson } from './write-json.ts'

async function gather(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}

test.each([0, 1, 499, 500, 501, 1000, 1200])(
  '%i entries come out as JSON.stringify writes them',
  async (count) => {
    const entries = Array.from({ length: count }, (_, n) => ({ n, text: `"\u0000${n}` }))
    const object = { a: null, entries: () => entries.values(), 'b"': [1, [2]] }
    const text = await gather(writeJson(object, count, holdBreath))
    expect(text).toBe(JSON.stringify({ a: null, entries, 'b"': [1, [2]] }))
  },
)

test('entries are made when their piece is wanted, and none is kept', async () => {
  let made = 0
  function* entries() {
    while (made < 10_000) yield `x${made++}`
  }
  const pieces = writeJson({ entries }, 10_000, holdBreath)
  await pieces.next()
  expect(made).toBe(500)
  await pieces.next()
  expect(made).toBe(1000)
})

test('a long array is given up in the middle', async () => {
  let made = 0
  function* entries() {
    while (made < 10_000) yield made++
  }
  const giveUp = () => Promise.reject(new Error('given up'))
  await expect(gather(writeJson({ entries }, 10_000, giveUp))).rejects.toThrow('given up')
  expect(made).toBeLessThan(10_000)
})
