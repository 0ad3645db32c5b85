import { describe, expect, test } from 'vitest'
import { learnPace } from './learn-pace.ts'

/** A clock whose sleeps pass at once. */
function clockOf() {
  const clock = {
    nowMs: 0,
    now: () => clock.nowMs,
    sleep: async (milliseconds: number) => {
      clock.nowMs += milliseconds
    },
  }
  return clock
}

/** Asks for `seconds` at the pace of a list that answers `capacity` a second; gives the packets of each second. */
async function ask(
  mostPerSecond: number,
  capacity: number,
  seconds: number,
  randomLoss = 0,
): Promise<number[]> {
  const clock = clockOf()
  const pace = learnPace(() => mostPerSecond, clock)
  const sent = Array.from({ length: seconds }, () => 0)
  let tokens = 0
  let lastMs = 0
  let nth = 0
  while (clock.nowMs < seconds * 1000) {
    const waitMs = pace.waitMs(clock.now())
    if (waitMs > 0) await clock.sleep(waitMs)
    pace.use(clock.now())
    const second = Math.floor(clock.nowMs / 1000)
    if (second < seconds) sent[second] = (sent[second] ?? 0) + 1
    tokens = Math.min(capacity / 10, tokens + ((clock.nowMs - lastMs) * capacity) / 1000)
    lastMs = clock.nowMs
    const lost = tokens < 1 || (randomLoss > 0 && ++nth % Math.round(1 / randomLoss) === 0)
    if (!lost) tokens--
    pace.saw(lost ? 'lost' : 'answered', 0)
  }
  return sent
}

describe('a learned pace', () => {
  test('begins slowly and reaches the permitted rate within two seconds', async () => {
    const sent = await ask(800, Number.POSITIVE_INFINITY, 4)
    expect(sent[0]).toBeLessThan(600)
    expect(sent[2]).toBeGreaterThan(780)
  })

  test('never exceeds the permitted rate', async () => {
    for (const packets of await ask(200, Number.POSITIVE_INFINITY, 6))
      expect(packets).toBeLessThanOrEqual(205)
  })

  test('settles near what a slower list can answer', async () => {
    const sent = (await ask(900, 200, 30)).slice(5)
    const mean = sent.reduce((sum, packets) => sum + packets, 0) / sent.length
    expect(mean).toBeGreaterThan(180)
    expect(mean).toBeLessThan(260)
  })

  test('does not mind packets that just get lost', async () => {
    const sent = await ask(400, Number.POSITIVE_INFINITY, 6, 0.02)
    expect(sent[4]).toBeGreaterThan(390)
  })

  test('comes back to its rate when a fifth is lost however slowly it asks', async () => {
    const sent = await ask(400, Number.POSITIVE_INFINITY, 12, 0.2)
    expect(sent[11]).toBeGreaterThan(380)
  })

  test('of a list that answers nothing stays as slow as it began', async () => {
    const sent = await ask(1000, 0, 60)
    expect(sent[59]).toBeGreaterThanOrEqual(195)
    expect(sent[59]).toBeLessThanOrEqual(255)
  })

  test('slows down at once when it is told to, by half at least, and not below a fifth of what is permitted', () => {
    const clock = clockOf()
    const pace = learnPace(() => 1000, clock)
    for (clock.nowMs = 1000; clock.nowMs < 9000; clock.nowMs += 20) pace.saw('answered', 5)
    for (let i = 0; i < 1000; i++) pace.saw('answered', 5)
    const rates = [pace.ratePerSecond]
    while (pace.slowDown()) rates.push(pace.ratePerSecond)
    expect(rates).toEqual([1000, 500 * 0.95, 200])
    expect(pace.isRecent(1)).toBe(false)
    clock.nowMs += 10
    expect(pace.isRecent(10)).toBe(true)
    expect(pace.isRecent(11)).toBe(false)
  })

  test('is not lowered again by losses from before it fell', () => {
    const clock = clockOf()
    const pace = learnPace(() => 1000, clock)
    for (clock.nowMs = 1000; clock.nowMs < 9000; clock.nowMs += 20) pace.saw('answered', 5)
    expect(pace.ratePerSecond).toBe(1000)
    for (let i = 0; i < 20; i++) pace.saw(i % 2 === 0 ? 'lost' : 'answered', 5)
    clock.nowMs += 300
    pace.saw('lost', 5)
    const fallen = pace.ratePerSecond
    expect(fallen).toBeLessThan(600)
    clock.nowMs += 1000
    for (let i = 0; i < 500; i++) pace.saw('lost', 1100)
    expect(pace.ratePerSecond).toBe(fallen)
  })
})
