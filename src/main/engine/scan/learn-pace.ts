import { createPace, type PaceClock, type SteadyPace } from './create-pace.ts'
import { learnWindow } from './learn-window.ts'

/** How one try ended: with an answer, or with silence or a code that says "too fast". */
export type TryEnd = 'answered' | 'lost'

/** A pace that learns from the list what it can take, never above the permitted rate. */
export interface LearnedPace extends Pick<SteadyPace, 'waitMs' | 'use'> {
  /** Tells how a try ended, and how many milliseconds after it was sent. */
  saw(end: TryEnd, afterMs: number): void
  /** True when what was sent so many milliseconds ago was sent at the present rate, not before the last fall. */
  isRecent(afterMs: number): boolean
  /** Falls at once, by half at least; false when the rate is as low as it gets. */
  slowDown(): boolean
  /** The present rate, packets per second. */
  readonly ratePerSecond: number
  /** Packets that may be out at a time. */
  readonly window: number
}

/** The rate is reconsidered after this time and so many tries. */
const EPOCH_MS = 300
const EPOCH_TRIES = 20
/** A list is asked this slowly at first, or at this share of its rate. */
const FIRST_RATE = 50
const FIRST_SHARE = 1 / 4
/** Above this share of lost tries the list is being asked too fast; below it packets just get lost. */
const TOO_MUCH_LOSS = 0.1
/** By how much the share may be exceeded by chance in so many tries: one standard deviation. */
const chanceOf = (tries: number): number => Math.sqrt((TOO_MUCH_LOSS * (1 - TOO_MUCH_LOSS)) / tries)
/** A little less than what it can take empties its queue. */
const BELOW_CAPACITY = 0.95
/** A fall that leaves this share of the loss was no cure: the loss has another cause than our speed. */
const UNCURED_SHARE = 0.6
/** A list that loses this much is silent, and is asked as slowly as may be, whatever the cause. */
const SILENCE = 0.95
/** Growth of the rate from one epoch to the next, until the first fall and after it. */
const FAST_GROWTH = 2
const CAREFUL_GROWTH = 1.04
/** However much is lost, a list is asked at this share of its rate, or the scan would never end. */
const LOWEST_SHARE = 1 / 5

/**
 * A pace towards one list. Begins slowly, doubles while answers come, falls to what the list answered when more than
 * a tenth is lost, and from then on grows by a twenty-fifth at a time. What was sent before a fall says nothing about the
 * rate after it and is not counted; a loss that a fall does not cure is borne with. `mostPerSecond()` > 0 is the permitted rate, which may change and is never exceeded.
 */
export function learnPace(mostPerSecond: () => number, clock: PaceClock): LearnedPace {
  const lowest = (): number => Math.min(mostPerSecond(), Math.max(1, mostPerSecond() * LOWEST_SHARE))
  let rate = Math.min(mostPerSecond(), Math.max(FIRST_RATE, mostPerSecond() * FIRST_SHARE))
  const present = (): number => Math.min(rate, mostPerSecond())
  let growth = FAST_GROWTH
  const pace = createPace(present, clock)
  const window = learnWindow(mostPerSecond)
  let fellAtMs = Number.NEGATIVE_INFINITY
  let epochMs = clock.now()
  /** Answers that came; and those of them to what was sent since the last fall. */
  let arrived = 0
  let answered = 0
  let lost = 0
  let lossAtFall: number | null = null
  let tolerated = 0
  const grow = (): void => {
    rate = Math.min(mostPerSecond(), rate * growth)
    lossAtFall = null
  }
  const fall = (loss: number, arrivedPerSecond: number, nowMs: number): void => {
    rate = Math.min(present(), Math.max(lowest(), arrivedPerSecond * BELOW_CAPACITY))
    growth = CAREFUL_GROWTH
    fellAtMs = nowMs
    lossAtFall = loss
    window.hold()
  }
  const beginEpoch = (nowMs: number): void => {
    epochMs = nowMs
    arrived = 0
    answered = 0
    lost = 0
  }
  const reconsider = (nowMs: number): void => {
    const loss = lost / (answered + lost)
    const arrivedPerSecond = (arrived * 1000) / (nowMs - epochMs)
    const isTooMuch = loss > tolerated + TOO_MUCH_LOSS + chanceOf(answered + lost)
    // What is lost keeps its place until its time is up: a window that falls with the rate would let nothing out meanwhile.
    if (!isTooMuch || lossAtFall !== null) window.reconsider(isTooMuch, arrivedPerSecond)
    const uncured = lossAtFall !== null && loss > lossAtFall * UNCURED_SHARE && loss < SILENCE
    if (!isTooMuch) grow()
    else if (uncured) {
      tolerated = loss
      growth = FAST_GROWTH
      grow()
    } else fall(loss, arrivedPerSecond, nowMs)
    beginEpoch(nowMs)
  }
  const isRecent = (afterMs: number, nowMs: number): boolean => nowMs - afterMs >= fellAtMs
  return {
    get ratePerSecond() {
      return present()
    },
    get window() {
      return window.size
    },
    waitMs: (nowMs) => pace.waitMs(nowMs),
    use: (nowMs) => pace.use(nowMs),
    saw(end, afterMs) {
      const nowMs = clock.now()
      if (end === 'answered') {
        arrived++
        window.saw(afterMs)
      }
      if (!isRecent(afterMs, nowMs)) return
      if (end === 'answered') answered++
      else lost++
      if (answered + lost >= EPOCH_TRIES && nowMs - epochMs >= EPOCH_MS) reconsider(nowMs)
    },
    isRecent: (afterMs) => isRecent(afterMs, clock.now()),
    slowDown() {
      if (present() <= lowest()) return false
      const nowMs = clock.now()
      const arrivedPerSecond = (arrived * 1000) / Math.max(1, nowMs - epochMs)
      fall(1, Math.min(arrivedPerSecond, present() / 2), nowMs)
      beginEpoch(nowMs)
      return true
    },
  }
}
