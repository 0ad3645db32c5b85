import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { _electron } from '@playwright/test'
import type { Shell } from './shell.ts'

/** The real desktop on the practice network, with a data folder of its own. */
export async function openDesktop(electron: string): Promise<Shell> {
  const folder = mkdtempSync(path.join(tmpdir(), 'blockvet-window-'))
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const desktop = await _electron.launch({
    executablePath: electron,
    args: [...asRoot, path.resolve('out/main/desktop.js'), '--practice', `--user-data-dir=${folder}`],
    env: { ...process.env, XDG_DATA_HOME: folder, LOCALAPPDATA: folder } as Record<string, string>,
  })
  const page = await desktop.firstWindow()
  return {
    manyPages: false,
    openPage: async () => {
      await page.goto(new URL('#/blocks', page.url()).href)
      return page
    },
    close: async () => {
      await desktop.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
