import { expect, test } from 'vitest'
import {
  type SimulatedList,
  type SimulatedLook,
  simulateScan,
} from '../../../e2e/engine/simulated/simulate-scan.ts'
import type { Faults } from '../../../e2e/engine/simulated/simulated-list.ts'
import type { LiveList } from '../../shared/domain/live-scan.ts'
import type { ScanBoard } from './scan-board.ts'
import { ScanPulse } from './scan-pulse.ts'

const list = (id: string, latencyMs: number, ratePerSecond: number, faults: Faults = {}): SimulatedList => ({
  id,
  latencyMs,
  ratePerSecond,
  faults,
  jitter: 0.3,
  isListed: (target) => target % 16 === 0,
})

const worlds: Readonly<Record<string, readonly SimulatedList[]>> = {
  'even lists': [list('a', 20, 50), list('b', 60, 100), list('c', 200, 200)],
  'a list that drops what is too much': [
    list('a', 60, 200, { cap: { perSecond: 40, beyond: 'silence' } }),
    list('b', 60, 300),
  ],
  'a list that refuses what is too much': [
    list('a', 60, 200, { cap: { perSecond: 40, beyond: 'refusal' } }),
    list('b', 60, 300),
  ],
  'a dead list and a lossy one': [list('a', 60, 50, { loss: 1 }), list('b', 60, 60, { loss: 0.05 })],
}

const TARGETS = 1024
/** The probes at the end take a moment that no share covers. */
const SLACK_SECONDS = 2

test.each(Object.keys(worlds))(
  'the time left is right within a fifth after the first tenth: %s',
  async (name) => {
    const lists = worlds[name] ?? []
    const looks: SimulatedLook[] = []
    const { outcomes } = await simulateScan({ seed: 3, prefix: 22, lists, looks })
    const endMs = Math.max(...outcomes.map(({ endedMs }) => endedMs))
    let nowMs = 0
    const board = { done: 0, checks: TARGETS * lists.length, targets: TARGETS }
    const pulse = new ScanPulse(board as unknown as ScanBoard, () => nowMs)
    const wrong = looks.flatMap(({ atMs, settled }) => {
      nowMs = atMs
      const live = settled.map(({ listId, checks, unknown }): LiveList => {
        const counts = { checked: checks, listed: 0, clear: checks - unknown, noted: 0, unknown }
        return { listId, health: 'healthy', counts }
      })
      const said = pulse.read('asking', live, 0).secondsLeft ?? 0
      const left = (endMs - nowMs) / 1000
      if (nowMs < endMs / 10) return []
      return Math.abs(said - left) > Math.max(SLACK_SECONDS, left / 5)
        ? [`at ${nowMs} ms ${said} s were said, ${left} s it took`]
        : []
    })
    expect(wrong).toEqual([])
  },
)
