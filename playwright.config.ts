import { defineConfig } from '@playwright/test'
import { chromiumLaunch } from './e2e/chromium.ts'
import { electronBinary } from './e2e/electron-binary.ts'
import type { HostOptions } from './e2e/window/host.ts'

const electron = electronBinary()

export default defineConfig<HostOptions>({
  testDir: 'e2e',
  outputDir: 'node_modules/.cache/e2e',
  workers: 1,
  timeout: 120_000,
  // A second try tells a slow machine from a fault; who needs one is named after the run.
  retries: 1,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'node_modules/.cache/reports/e2e.json' }]],
  use: { trace: 'retain-on-failure', viewport: { width: 1280, height: 800 } },
  projects: [
    { name: 'engine', testMatch: 'engine/**/*.spec.ts' },
    { name: 'reports', testMatch: 'e2e/reports/**/*.spec.ts', use: { launchOptions: chromiumLaunch() } },
    { name: 'packaging', testMatch: 'packaging/**/*.spec.ts' },
    {
      name: 'chromium',
      testMatch: 'window/**/*.spec.ts',
      use: { host: 'chromium', launchOptions: chromiumLaunch() },
    },
    ...(electron
      ? [{ name: 'electron', testMatch: 'window/**/*.spec.ts', use: { host: 'electron' as const, electron } }]
      : []),
  ],
})
