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
const show = () => createActivityShow({ window: () => window as unknown as BrowserWindow, open })
const ended = [{ scanId: 's1', block: '203.0.113.0/24', finished: true }]

beforeEach(() => {
  vi.clearAllMocks()
  shown.length = 0
  window.isFocused.mockReturnValue(false)
})

it('keeps the computer awake and shows progress while a scan runs, and only then', () => {
  const activity = show()
  activity.show({ running: 1, share: 0.25, ended: [] })
  activity.show({ running: 1, share: 0.5, ended: [] })
  expect(window.setProgressBar).toHaveBeenLastCalledWith(0.5)
  expect(powerSaveBlocker.start).toHaveBeenCalledExactlyOnceWith('prevent-app-suspension')
  activity.show({ running: 0, share: 0, ended })
  expect(window.setProgressBar).toHaveBeenLastCalledWith(-1)
  expect(powerSaveBlocker.stop).toHaveBeenCalledExactlyOnceWith(7)
})

it('tells of an ended scan when nobody looks, and leads to it', () => {
  show().show({ running: 0, share: 0, ended })
  expect(shown).toHaveLength(1)
  expect(shown[0]?.title).toBe('203.0.113.0/24 is vetted')
  shown[0]?.click()
  expect(open).toHaveBeenCalledExactlyOnceWith('#/scan/s1')
})

it('does not tell who looks already', () => {
  window.isFocused.mockReturnValue(true)
  show().show({ running: 0, share: 0, ended })
  expect(shown).toEqual([])
})

it('lets the computer sleep when the background is gone', () => {
  const activity = show()
  activity.show({ running: 1, share: 0.25, ended: [] })
  activity.end()
  expect(powerSaveBlocker.stop).toHaveBeenCalledOnce()
  expect(window.setProgressBar).toHaveBeenLastCalledWith(-1)
})
