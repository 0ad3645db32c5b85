import { defineConfig } from '@playwright/test'
import { chromiumLaunch } from './e2e/chromium.ts'
import { electronBinary } from './e2e/electron-binary.ts'
import type { HostOptions } from './e2e/window/host.ts'

const electron = electronBinary()

export default defineConfig<HostOptions>({
  outputDir: 'node_modules/.cache/e2e',
  workers: 1,
  timeout: 120_000,
  // A second try tells a slow machine from a fault; who needs one is named after the run.
  retries: 1,
  expect: { timeout: 15_000 },
  // Pictures of the screens, beside their spec; taken on Linux only.
  snapshotPathTemplate: 'e2e/window/looks/{arg}{ext}',
  reporter: [['list'], ['json', { outputFile: 'node_modules/.cache/reports/e2e.json' }]],
  use: { trace: 'retain-on-failure', viewport: { width: 1280, height: 800 } },
  projects: [
    { name: 'engine', testDir: 'e2e/engine' },
    { name: 'reports', testDir: 'e2e/reports', use: { launchOptions: chromiumLaunch() } },
    { name: 'packaging', testDir: 'e2e/packaging' },
    {
      name: 'chromium',
      testDir: 'e2e/window',
      use: { host: 'chromium', launchOptions: chromiumLaunch() },
    },
    ...(electron
      ? [{ name: 'electron', testDir: 'e2e/window', use: { host: 'electron' as const, electron } }]
      : []),
  ],
})
