import { expect, test } from 'vitest'
import { hilbertDistance, hilbertPoint } from './hilbert.ts'

test.each([1, 2, 4, 16, 64])('a curve over %i cells a side visits each once, by single steps', (side) => {
  const seen = new Set<string>()
  const steps: number[] = []
  let before = hilbertPoint(side, 0)
  for (let d = 0; d < side * side; d++) {
    const [x, y] = hilbertPoint(side, d)
    expect(hilbertDistance(side, x, y)).toBe(d)
    steps.push(Math.abs(x - before[0]) + Math.abs(y - before[1]))
    before = [x, y]
    seen.add(`${x},${y}`)
  }
  expect(seen.size).toBe(side * side)
  expect(steps.slice(1).every((step) => step === 1)).toBe(true)
})
