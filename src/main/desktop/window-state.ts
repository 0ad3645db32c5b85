import { readFileSync, writeFileSync } from 'node:fs'
import type { BrowserWindow, Rectangle } from 'electron'

/** Where a window was when it was closed. */
export interface WindowState {
  readonly bounds: Partial<Rectangle> & { readonly width: number; readonly height: number }
  readonly maximized: boolean
}

const fresh: WindowState = { bounds: { width: 1280, height: 800 }, maximized: false }
const LEAST = { width: 800, height: 560 }

/**
 * Reads where the window was. A file that is missing, broken or from a screen that is gone gives the size of a first
 * start: nobody looks for a window outside of the desk. `screens` are the work areas of the displays.
 */
export function readWindowState(file: string, screens: readonly Rectangle[]): WindowState {
  try {
    const { bounds, maximized } = JSON.parse(readFileSync(file, 'utf8')) as WindowState
    const { x, y, width, height } = bounds as Rectangle
    const whole = [x, y, width, height].every((figure) => Number.isInteger(figure))
    const seen = screens.some(
      (screen) =>
        x + width > screen.x + 50 &&
        x < screen.x + screen.width - 50 &&
        y >= screen.y - 10 &&
        y < screen.y + screen.height - 50,
    )
    if (!whole || !seen || width < LEAST.width || height < LEAST.height) return fresh
    return { bounds: { x, y, width, height }, maximized }
  } catch {
    return fresh
  }
}

/** Keeps where the window is each time it is closed. */
export function keepWindowState(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const state: WindowState = { bounds: window.getNormalBounds(), maximized: window.isMaximized() }
    try {
      writeFileSync(file, JSON.stringify(state))
    } catch {
      // A window that opens at its first size again is no loss worth a word.
    }
  })
}
