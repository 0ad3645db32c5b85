import { expect, test } from 'vitest'
import { sleeplessClock } from './scan-bench.test-support.ts'
import { createTurnstile } from './turnstile.ts'

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Three who want to send `each` packets; gives who sent, in order, and the time it took. */
async function race(rate: number, each: number) {
  const clock = sleeplessClock()
  const turnstile = createTurnstile(rate, clock)
  const sent: number[] = []
  const lane = (id: number): void => {
    let left = each
    const resume = (): void => {
      sent.push(id)
      left--
      if (left > 0 && turnstile.pass(resume, clock.now())) resume()
    }
    if (turnstile.pass(resume, clock.now())) resume()
  }
  for (const id of [0, 1, 2]) lane(id)
  await settle()
  return { sent, ms: clock.now() }
}

test('everybody gets through in turn', async () => {
  const { sent } = await race(100, 50)
  expect(sent).toHaveLength(150)
  const ahead = sent.slice(20).map((_, i) => {
    const so = sent.slice(20, 21 + i)
    const counts = [0, 1, 2].map((id) => so.filter((other) => other === id).length)
    return Math.max(...counts) - Math.min(...counts)
  })
  // Until the first of them is through.
  expect(Math.max(...ahead.slice(0, 80))).toBeLessThanOrEqual(2)
})

test('all of them together keep the rate', async () => {
  const { ms } = await race(100, 50)
  expect(ms).toBeGreaterThanOrEqual(1420)
  expect(ms).toBeLessThan(1700)
})

test('nobody is called once the scan was stopped', async () => {
  const stopper = new AbortController()
  const clock = sleeplessClock()
  const turnstile = createTurnstile(1, clock, stopper.signal)
  let called = 0
  while (turnstile.pass(() => called++, clock.now())) called = 0
  stopper.abort()
  await settle()
  expect(called).toBe(0)
})

test('every packet that gets leave is counted, at once or after a wait', async () => {
  let counted = 0
  const clock = sleeplessClock()
  const turnstile = createTurnstile(100, clock, undefined, () => counted++)
  const passed = { at: 0 }
  for (let i = 0; i < 50; i++) if (turnstile.pass(() => passed.at++, clock.now())) passed.at++
  await turnstile.take()
  await settle()
  expect(passed.at).toBe(50)
  expect(counted).toBe(51)
})
