import type { BrowserWindow } from 'electron'
import { beforeEach, expect, it, vi } from 'vitest'
import { createActivityShow } from './show-activity.ts'

const { powerSaveBlocker, shown } = vi.hoisted(() => ({
  powerSaveBlocker: { start: vi.fn<(kind: string) => number>(() => 7), stop: vi.fn<(id: number) => void>() },
  shown: [] as { title: string; click: () => void }[],
}))
vi.mock('electron', () => {
  class Notification {
    static isSupported = (): boolean => true
    private readonly entry
    constructor({ title }: { title: string }) {
      this.entry = { title, click: () => {} }
    }
    on(_name: string, listener: () => void): void {
      this.entry.click = listener
    }
    show(): void {
      shown.push(this.entry)
    }
  }
  return { powerSaveBlocker, Notification }
})

const window = { isFocused: vi.fn<() => boolean>(), setProgressBar: vi.fn<(share: number) => void>() }
const open = vi.fn<(hash: string) => void>()
const clock = { now: 0 }
const told = { at: Number.NEGATIVE_INFINITY }
const lastTold = {
  get at() {
    return told.at
  },
  note: (at: number) => {
    told.at = at
  },
}
const show = () =>
  createActivityShow({
    window: () => window as unknown as BrowserWindow,
    open,
    now: () => clock.now,
    lastTold,
  })
const ended = [{ scanId: 's1', block: '203.0.113.0/24', finished: true }]

beforeEach(() => {
  vi.clearAllMocks()
  shown.length = 0
  window.isFocused.mockReturnValue(false)
})

it('keeps the computer awake and shows progress while a scan runs, and only then', () => {
  const activity = show()
  activity.show({ running: 1, share: 0.25, ended: [], due: 0, tray: false })
  activity.show({ running: 1, share: 0.5, ended: [], due: 0, tray: false })
  expect(window.setProgressBar).toHaveBeenLastCalledWith(0.5)
  expect(powerSaveBlocker.start).toHaveBeenCalledExactlyOnceWith('prevent-app-suspension')
  activity.show({ running: 0, share: 0, ended, due: 0, tray: false })
  expect(window.setProgressBar).toHaveBeenLastCalledWith(-1)
  expect(powerSaveBlocker.stop).toHaveBeenCalledExactlyOnceWith(7)
})

it('tells of an ended scan when nobody looks, and leads to it', () => {
  show().show({ running: 0, share: 0, ended, due: 0, tray: false })
  expect(shown).toHaveLength(1)
  expect(shown[0]?.title).toBe('203.0.113.0/24 is vetted')
  shown[0]?.click()
  expect(open).toHaveBeenCalledExactlyOnceWith('#/scan/s1')
})

it('does not tell who looks already', () => {
  window.isFocused.mockReturnValue(true)
  show().show({ running: 0, share: 0, ended, due: 0, tray: false })
  expect(shown).toEqual([])
})

it('lets the computer sleep when the background is gone', () => {
  const activity = show()
  activity.show({ running: 1, share: 0.25, ended: [], due: 0, tray: false })
  activity.end()
  expect(powerSaveBlocker.stop).toHaveBeenCalledOnce()
  expect(window.setProgressBar).toHaveBeenLastCalledWith(-1)
})

it('tells of due follow-ups once a day, by number, and leads to the clean-up', () => {
  const activity = show()
  const tell = (due: number): void => activity.show({ running: 0, share: 0, ended: [], due, tray: false })
  tell(0)
  expect(shown).toEqual([])
  window.isFocused.mockReturnValue(true)
  tell(2)
  expect(shown).toEqual([])
  window.isFocused.mockReturnValue(false)
  tell(2)
  tell(3)
  expect(shown.map(({ title }) => title)).toEqual(['2 follow-ups are due'])
  shown[0]?.click()
  expect(open).toHaveBeenCalledExactlyOnceWith('#/cleanup')
  show().show({ running: 0, share: 0, ended: [], due: 4, tray: false })
  expect(shown, 'not told again after a restart').toHaveLength(1)
  clock.now -= 90_000_000
  tell(1)
  expect(shown, 'a clock that was set back').toHaveLength(2)
  clock.now += 86_400_000
  tell(1)
  expect(shown[2]?.title).toBe('One follow-up is due')
})
