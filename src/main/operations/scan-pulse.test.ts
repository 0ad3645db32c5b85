import { expect, test } from 'vitest'
import type { LiveList } from '../../shared/domain/live-scan.ts'
import type { ScanBoard } from './scan-board.ts'
import { ScanPulse } from './scan-pulse.ts'

const live = (listId: string, checked: number): LiveList => ({
  listId,
  health: 'healthy',
  counts: { checked, listed: 0, clear: checked, noted: 0, unknown: 0 },
})

test('time left is that of the slowest list at the speed it has shown', () => {
  let ms = 0
  const board = { done: 0, checks: 2000, targets: 1000 }
  const pulse = new ScanPulse(board as unknown as ScanBoard, () => ms)
  expect(pulse.read('asking', [live('a', 1), live('b', 1)], 2).secondsLeft).toBeNull()
  ms = 2000
  board.done = 302
  const progress = pulse.read('asking', [live('a', 201), live('b', 101)], 302)
  expect(progress.ratePerSecond).toBe(151)
  expect(progress.secondsLeft).toBeCloseTo((1000 - 101) / 50)
  expect(pulse.read('ended', [], 0).secondsLeft).toBe(0)
})

test('a list that is shared by more or fewer scans than before is believed at its new speed', () => {
  let ms = 0
  const board = { done: 0, checks: 10_000, targets: 10_000 }
  const pulse = new ScanPulse(board as unknown as ScanBoard, () => ms)
  let done = 1
  const read = () => pulse.read('asking', [live('a', Math.floor(done))], 0).secondsLeft
  const pass = (seconds: number, perSecond: number): void => {
    for (let second = 0; second < seconds; second++) {
      ms += 1000
      done += perSecond
      read()
    }
  }
  pass(300, 4)
  expect(read()).toBeCloseTo((10_000 - done) / 4, -1)
  pass(125, 16)
  expect(read()).toBeCloseTo((10_000 - done) / 16, -1)
  pass(125, 2)
  expect(read()).toBeCloseTo((10_000 - done) / 2, -2)
})
