import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { NEVER, type Timed, TimingWheel } from './timing-wheel.ts'

const timed = (expired: () => void): Timed => ({ dueTick: NEVER, lookTick: NEVER, expired })

/** A clock with one timer, set forward by hand. */
function handClock() {
  const timers: { dueMs: number; callback: () => void }[] = []
  let nowMs = 0
  return {
    now: () => nowMs,
    after(delayMs: number, callback: () => void) {
      const timer = { dueMs: nowMs + delayMs, callback }
      timers.push(timer)
      return () => void timers.splice(timers.indexOf(timer), 1)
    },
    /** Runs on in steps of a millisecond. */
    run(untilMs: number) {
      while (nowMs < untilMs) {
        nowMs++
        this.fire()
      }
    },
    /** The machine sleeps. */
    jump(milliseconds: number) {
      nowMs += milliseconds
      this.fire()
    },
    fire() {
      for (const timer of timers.filter(({ dueMs }) => dueMs <= nowMs)) {
        timers.splice(timers.indexOf(timer), 1)
        timer.callback()
      }
    },
    timers,
  }
}

test('each wait ends once, never early and at most two ticks late', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 12_000 })), {
        minLength: 1,
        maxLength: 40,
      }),
      (waits) => {
        const clock = handClock()
        const wheel = new TimingWheel(clock)
        const ends: number[][] = waits.map(() => [])
        for (let ms = 0; ms <= 12_400; ms++) {
          waits.forEach(([startMs, delayMs], i) => {
            if (startMs === ms)
              wheel.add(
                timed(() => ends[i]?.push(clock.now())),
                delayMs,
              )
          })
          clock.run(ms + 1)
        }
        waits.forEach(([startMs, delayMs], i) => {
          expect(ends[i]).toHaveLength(1)
          const lateMs = (ends[i]?.[0] ?? 0) - startMs - delayMs
          expect(lateMs).toBeGreaterThanOrEqual(0)
          expect(lateMs).toBeLessThanOrEqual(21)
        })
        expect(clock.timers).toHaveLength(0)
      },
    ),
    { numRuns: 20 },
  )
})

test('time that the machine slept is not held against anybody', () => {
  const clock = handClock()
  const wheel = new TimingWheel(clock)
  let ended = false
  wheel.add(
    timed(() => (ended = true)),
    2000,
  )
  clock.run(100)
  clock.jump(3_600_000)
  expect(ended).toBe(false)
  clock.run(clock.now() + 1500)
  expect(ended).toBe(false)
  clock.run(clock.now() + 400)
  expect(ended).toBe(true)
})

test('a closed wheel calls nobody', () => {
  const clock = handClock()
  const wheel = new TimingWheel(clock)
  let ended = false
  wheel.add(
    timed(() => (ended = true)),
    50,
  )
  wheel.close()
  clock.run(500)
  expect(ended).toBe(false)
})

test('who waits again and again is called once, when the last wait is over', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9000 }), { minLength: 2, maxLength: 20 }), (delays) => {
      const clock = handClock()
      const wheel = new TimingWheel(clock)
      const ends: number[] = []
      const waiter = timed(() => ends.push(clock.now()))
      let lastMs = 0
      for (const delayMs of delays) {
        const isOver = ends.length > 0
        if (isOver) break
        wheel.add(waiter, delayMs)
        lastMs = clock.now() + delayMs
        clock.run(clock.now() + 7)
      }
      clock.run(clock.now() + 9100)
      expect(ends).toHaveLength(1)
      expect(ends[0]).toBeGreaterThanOrEqual(lastMs)
      expect(ends[0]).toBeLessThanOrEqual(lastMs + 30)
      expect(clock.timers).toHaveLength(0)
    }),
    { numRuns: 30 },
  )
})

test('who waits no more is not called', () => {
  const clock = handClock()
  const wheel = new TimingWheel(clock)
  let ended = false
  const waiter = timed(() => (ended = true))
  wheel.add(waiter, 50)
  wheel.off(waiter)
  clock.run(500)
  expect(ended).toBe(false)
})
