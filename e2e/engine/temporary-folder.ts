import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test as base } from '@playwright/test'

/** A folder that goes with the test. */
export interface Folder {
  readonly at: (name: string) => string
  readonly write: (name: string, content: string | Buffer) => string
}

/** Tests that get a folder of their own. */
export const test = base.extend<{ folder: Folder }>({
  // oxlint-disable-next-line no-empty-pattern -- the runner reads the parameter's shape
  folder: async ({}, use) => {
    const root = mkdtempSync(path.join(tmpdir(), 'blockvet-e2e-'))
    const at = (name: string): string => path.join(root, name)
    await use({
      at,
      write(name, content) {
        writeFileSync(at(name), content)
        return at(name)
      },
    })
    rmSync(root, { recursive: true, force: true })
  },
})

export { expect } from '@playwright/test'
