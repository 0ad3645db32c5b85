import { expect, test } from 'vitest'
import { readAtMost } from './read-at-most.ts'

const MIB = 1024 * 1024

test('a hundred megabytes are refused when ten were read', async () => {
  let given = 0
  async function* chunks() {
    for (; given < 100; given++) yield new Uint8Array(MIB).fill(65)
  }
  await expect(readAtMost({ chunks: chunks(), bytes: null }, 'big.eml', 10 * MIB)).rejects.toThrow(
    "'big.eml' has more than 10 MiB.",
  )
  expect(given).toBe(10)
})

test('what fits is read whole', async () => {
  async function* chunks() {
    yield Uint8Array.from([1, 2])
    yield Uint8Array.from([3])
  }
  expect([...(await readAtMost({ chunks: chunks(), bytes: 3 }, 'a', 3))]).toEqual([1, 2, 3])
})
