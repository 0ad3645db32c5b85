import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { BrowserWindow } from 'electron'
import { afterAll, expect, it } from 'vitest'
import { keepWindowState, readWindowState } from './window-state.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'blockvet-window-'))
const file = path.join(folder, 'window.json')
afterAll(() => rmSync(folder, { recursive: true }))
const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }]
const first = { bounds: { width: 1280, height: 800 }, maximized: false }

it('a window opens where it was closed', () => {
  const bounds = { x: 100, y: 50, width: 1400, height: 900 }
  let close = (): void => {}
  const window = {
    on: (_name: string, listener: () => void) => {
      close = listener
    },
    getNormalBounds: () => bounds,
    isMaximized: () => true,
  } as unknown as BrowserWindow
  keepWindowState(window, file)
  close()
  expect(readWindowState(file, screens)).toEqual({ bounds, maximized: true })
})

it.each([
  ['no JSON', 'x'],
  ['null', 'null'],
  ['no numbers', '{"bounds":{"x":"0","y":0,"width":1400,"height":900}}'],
  ['too small', '{"bounds":{"x":0,"y":0,"width":10,"height":900}}'],
  ['a screen that is gone', '{"bounds":{"x":5000,"y":0,"width":1400,"height":900}}'],
])('%s gives the size of a first start', (_what, text) => {
  writeFileSync(file, text)
  expect(readWindowState(file, screens)).toEqual(first)
})

it('so does a missing file', () => expect(readWindowState(path.join(folder, 'none'), screens)).toEqual(first))
