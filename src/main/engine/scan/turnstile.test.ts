import { expect, test } from 'vitest'
import { createPace } from './create-pace.ts'
import { sleeplessClock } from './scan-bench.test-support.ts'
import { createTurnstile } from './turnstile.ts'

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Three who want to send `each` packets; gives who sent, in order, and the time it took. */
async function race(rate: number, each: number) {
  const clock = sleeplessClock()
  const turnstile = createTurnstile(
    createPace(() => rate, clock),
    clock,
  )
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

test('whoever gives up its turn is not called, and keeps nobody waiting', async () => {
  const clock = sleeplessClock()
  const turnstile = createTurnstile(
    createPace(() => 1, clock),
    clock,
  )
  const called: string[] = []
  while (turnstile.pass(() => called.push('first'), clock.now()));
  const second = (): void => void called.push('second')
  turnstile.pass(second, clock.now())
  turnstile.pass(() => called.push('third'), clock.now())
  turnstile.giveUp(second)
  await settle()
  expect(called).toEqual(['first', 'third'])
  expect(clock.now()).toBeLessThan(3000)
})

test('a rate that changes counts from the next packet on', async () => {
  const clock = sleeplessClock()
  let rate = 10
  const turnstile = createTurnstile(
    createPace(() => rate, clock),
    clock,
  )
  for (let i = 0; i < 11; i++) await turnstile.take()
  expect(clock.now()).toBeGreaterThanOrEqual(900)
  expect(clock.now()).toBeLessThan(1200)
  rate = 1000
  const began = clock.now()
  for (let i = 0; i < 101; i++) await turnstile.take()
  expect(clock.now() - began).toBeLessThan(300)
})
