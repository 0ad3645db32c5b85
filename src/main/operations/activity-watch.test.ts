import { expect, test } from 'vitest'
import { ActivityWatch } from './activity-watch.ts'
import { changeRequest } from './change-request.ts'
import type { Context } from './context.ts'
import type { ScanInProgress } from './scan-in-progress.ts'
import { startCampaign } from './start-campaign.ts'
import { vettedWithRemoval } from './vetted-with-removal.test-support.ts'

function world() {
  const states = new Map([
    ['a', 'running'],
    ['b', 'running'],
  ])
  const running = new Map<string, Pick<ScanInProgress, 'checks'>>()
  const scans = { get: (id: string) => ({ state: states.get(id), block: `block of ${id}` }) }
  const settings = { value: {} }
  const context = {
    running,
    store: { scans, campaign: { list: () => [] }, settings: { get: () => settings.value } },
    now: () => 0,
  }
  return { states, running, settings, watch: new ActivityWatch(context as unknown as Context) }
}

test('tells what runs, how far it is, and nothing twice', () => {
  const { running, watch } = world()
  expect(watch.look()).toEqual({ running: 0, share: 0, ended: [], due: 0, tray: false })
  expect(watch.look()).toBeNull()
  running.set('a', { checks: { done: 10, total: 40 } })
  running.set('b', { checks: { done: 0, total: 60 } })
  expect(watch.look()).toEqual({ running: 2, share: 0.1, ended: [], due: 0, tray: false })
  expect(watch.look()).toBeNull()
})

test('tells when the user wants an icon in the tray', () => {
  const { settings, watch } = world()
  watch.look()
  settings.value = { tray: true }
  expect(watch.look()).toMatchObject({ tray: true })
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
    due: 0,
    tray: false,
  })
  expect(watch.look()).toEqual({ running: 0, share: 0, ended: [], due: 0, tray: false })
})

test('counts the follow-ups that are due, by the minute', async () => {
  const { context, world: clock, scanId } = await vettedWithRemoval()
  const watch = new ActivityWatch(context)
  const sent = startCampaign(context, scanId).find(({ request }) => request.removalId === 'r')
  changeRequest(context, { id: sent?.request.id ?? '', state: 'sent' })
  expect(watch.look()?.due).toBe(0)
  clock.now += 25 * 3_600_000
  expect(watch.look()?.due).toBe(1)
  changeRequest(context, { id: sent?.request.id ?? '', state: 'removed' })
  expect(watch.look()).toBeNull()
  clock.now += 60_000
  expect(watch.look()?.due).toBe(0)
})
