import babel from '@rolldown/plugin-babel'
import react, { reactCompilerPreset } from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { compileCatalogue } from './scripts/compile-catalogue.ts'

export default defineConfig({
  main: {
    plugins: [compileCatalogue(import.meta.dirname)],
    build: {
      sourcemap: true,
      rolldownOptions: {
        input: {
          desktop: 'src/main/entry/desktop.ts',
          background: 'src/main/entry/background.ts',
          cli: 'src/main/entry/cli.ts',
        },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        // A sandboxed preload must be CommonJS, and this package is a module.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    base: './',
    html: { cspNonce: '__NONCE__' },
    plugins: [react(), babel({ presets: [reactCompilerPreset()] })],
    build: {
      // The page's policy allows no data: fonts.
      assetsInlineLimit: 0,
      minify: true,
      // Read from disk or loopback, so one file is as good as five.
      chunkSizeWarningLimit: 1000,
      rolldownOptions: { input: 'src/renderer/index.html' },
    },
  },
})
