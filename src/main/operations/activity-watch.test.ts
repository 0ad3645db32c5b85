import { expect, test } from 'vitest'
import { ActivityWatch } from './activity-watch.ts'
import type { Context } from './context.ts'
import type { ScanInProgress } from './scan-in-progress.ts'

function world() {
  const states = new Map([
    ['a', 'running'],
    ['b', 'running'],
  ])
  const running = new Map<string, Pick<ScanInProgress, 'checks'>>()
  const scans = { get: (id: string) => ({ state: states.get(id), block: `block of ${id}` }) }
  return { states, running, watch: new ActivityWatch({ running, store: { scans } } as unknown as Context) }
}

test('tells what runs, how far it is, and nothing twice', () => {
  const { running, watch } = world()
  expect(watch.look()).toEqual({ running: 0, share: 0, ended: [] })
  expect(watch.look()).toBeNull()
  running.set('a', { checks: { done: 10, total: 40 } })
  running.set('b', { checks: { done: 0, total: 60 } })
  expect(watch.look()).toEqual({ running: 2, share: 0.1, ended: [] })
  expect(watch.look()).toBeNull()
})

test('tells once of a scan that ended, and whether it came to its end', () => {
  const { running, states, watch } = world()
  running.set('a', { checks: { done: 10, total: 40 } })
  running.set('b', { checks: { done: 0, total: 60 } })
  watch.look()
  states.set('a', 'finished').set('b', 'stopped')
  running.clear()
  expect(watch.look()).toEqual({
    running: 0,
    share: 0,
    ended: [
      { scanId: 'a', block: 'block of a', finished: true },
      { scanId: 'b', block: 'block of b', finished: false },
    ],
  })
  expect(watch.look()).toEqual({ running: 0, share: 0, ended: [] })
})
