import { test as base, type Page } from '@playwright/test'
import type { HostOptions } from './host.ts'
import { openDesktop } from './open-desktop.ts'
import { openServed } from './open-served.ts'
import type { Shell } from './shell.ts'

interface Fixtures {
  /** The window, at the Blocks place. Whatever it writes to its console as an error fails the test. */
  readonly app: Page
}

/** The test of all window specs. */
export const test = base.extend<Fixtures, HostOptions & { readonly shell: Shell }>({
  host: ['chromium', { option: true, scope: 'worker' }],
  electron: ['', { option: true, scope: 'worker' }],
  shell: [
    async ({ host, electron, playwright, launchOptions }, use) => {
      const shell =
        host === 'electron' ? await openDesktop(electron) : await openServed(playwright, launchOptions)
      await use(shell)
      await shell.close()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  app: async ({ shell, viewport }, use) => {
    const page = await shell.openPage()
    if (viewport && shell.manyPages) await page.setViewportSize(viewport)
    const issues: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') issues.push(message.text())
    })
    page.on('pageerror', (error) => issues.push(error.message))
    await use(page)
    test.expect(issues, 'errors on the console of the page').toEqual([])
    if (shell.manyPages) await page.close()
  },
})

export const { expect } = test
