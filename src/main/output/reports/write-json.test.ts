import { expect, test } from 'vitest'
import { holdBreath } from './breathe.ts'
import { writeJson } from './write-json.ts'

test.each([0, 1, 499, 500, 501, 1000, 1200])(
  '%i entries come out as JSON.stringify writes them',
  async (count) => {
    const entries = Array.from({ length: count }, (_, n) => ({ n, text: `"\u0000${n}` }))
    const text = await writeJson(
      { a: null, entries: () => entries.values(), 'b"': [1, [2]] },
      count,
      holdBreath,
    )
    expect(text).toBe(JSON.stringify({ a: null, entries, 'b"': [1, [2]] }))
  },
)

test('a long array is given up in the middle', async () => {
  let made = 0
  function* entries() {
    while (made < 10_000) yield made++
  }
  const giveUp = () => Promise.reject(new Error('given up'))
  await expect(writeJson({ entries }, 10_000, giveUp)).rejects.toThrow('given up')
  expect(made).toBeLessThan(10_000)
})
