import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumLaunch } from './e2e/chromium.ts'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['src/{main,shared,preload}/**/*.test.ts', 'scripts/*.test.{mjs,ts}'],
          setupFiles: ['e2e/deny-network.ts'],
          pool: 'forks',
          testTimeout: 20_000,
        },
      },
      {
        plugins: [react()],
        // Named up front: what Vite finds on the way makes it reload under a running test.
        optimizeDeps: {
          include: [
            'vitest-browser-react',
            'react-dom/client',
            'react/jsx-dev-runtime',
            'zustand',
            'zod',
            '@mantine/core',
            '@mantine/hooks',
            '@tanstack/react-virtual',
            '@orpc/client',
            '@orpc/client/message-port',
            '@orpc/client/websocket',
            '@orpc/contract',
          ],
        },
        test: {
          name: 'page',
          include: ['src/renderer/**/*.test.{ts,tsx}'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromiumLaunch() }),
            instances: [{ browser: 'chromium', viewport: { width: 1280, height: 800 } }],
          },
        },
      },
    ],
  },
})
