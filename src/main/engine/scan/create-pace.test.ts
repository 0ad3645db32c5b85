import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPace, joinPaces } from './create-pace.ts'

/** A clock whose sleeps pass at once. */
function fakeClock() {
  let ms = 0
  return {
    now: () => ms,
    sleep: async (milliseconds: number) => {
      ms += milliseconds
    },
  }
}

test('in any second a pace lets through no more than its rate, but for the slack of 50 ms', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 5000 }), async (rate) => {
      const clock = fakeClock()
      const pace = createPace(rate, clock)
      const sent: number[] = []
      for (let i = 0; i < 300; i++) {
        await pace.take()
        sent.push(clock.now())
      }
      for (const [i, from] of sent.entries()) {
        const within = sent.slice(i).filter((at) => at < from + 1000).length
        expect(within).toBeLessThanOrEqual(Math.ceil(rate * 1.051) + 2)
      }
    }),
    { numRuns: 30 },
  )
})

test('two paces together are as slow as the slower', async () => {
  const clock = fakeClock()
  const pace = joinPaces(createPace(1000, clock), createPace(10, clock))
  for (let i = 0; i < 21; i++) await pace.take()
  expect(clock.now()).toBeGreaterThanOrEqual(1900)
})
