import type { BrowserWindow } from 'electron'
import { beforeEach, expect, it, vi } from 'vitest'
import { recoverPage } from './recover-page.ts'

const { dialog } = vi.hoisted(() => ({
  dialog: {
    showErrorBox: vi.fn<(title: string, text: string) => void>(),
    showMessageBox: vi.fn<() => Promise<{ response: number }>>(),
  },
}))
vi.mock('electron', () => ({ dialog }))

function open(now: () => number) {
  const listeners = new Map<string, (...args: unknown[]) => void>()
  const on = (name: string, listener: (...args: unknown[]) => void): void =>
    void listeners.set(name, listener)
  const webContents = {
    on,
    reload: vi.fn<() => void>(),
    forcefullyCrashRenderer: vi.fn<() => void>(),
  }
  recoverPage({ on, webContents, isDestroyed: () => false } as unknown as BrowserWindow, now)
  const gone = (reason: string): void => listeners.get('render-process-gone')?.({}, { reason })
  return { webContents, gone, hang: () => listeners.get('unresponsive')?.() }
}

beforeEach(() => vi.clearAllMocks())

it('loads the page again after a crash, not after a clean end', () => {
  const { webContents, gone } = open(() => 0)
  gone('clean-exit')
  expect(webContents.reload).not.toHaveBeenCalled()
  gone('crashed')
  expect(webContents.reload).toHaveBeenCalledOnce()
})

it('gives up in words when it keeps crashing, and forgets old crashes', () => {
  let nowMs = 0
  const { webContents, gone } = open(() => nowMs)
  for (let i = 0; i < 3; i++) gone('oom')
  nowMs = 120_000
  gone('oom')
  expect(webContents.reload).toHaveBeenCalledTimes(4)
  for (let i = 0; i < 3; i++) gone('oom')
  expect(webContents.reload).toHaveBeenCalledTimes(6)
  expect(dialog.showErrorBox.mock.lastCall?.[1]).toContain('Scans go on')
})

it.each([
  [0, 1],
  [1, 0],
])('asks before it ends a page that hangs (answer %i)', async (response, reloads) => {
  dialog.showMessageBox.mockResolvedValue({ response })
  const { webContents, hang } = open(() => 0)
  hang()
  await new Promise((resolve) => setImmediate(resolve))
  expect(webContents.reload).toHaveBeenCalledTimes(reloads)
  expect(webContents.forcefullyCrashRenderer).toHaveBeenCalledTimes(reloads)
})
