import path from 'node:path'
import { startDesktop } from '../desktop/start-desktop.ts'
import { findRoot } from './find-root.ts'

const built = path.join(findRoot(import.meta.dirname), 'out')

// Not awaited: Electron becomes ready only after this module has loaded.
void startDesktop({
  pageFolder: path.join(built, 'renderer'),
  preloadFile: path.join(built, 'preload', 'index.cjs'),
  backgroundFile: path.join(built, 'main', 'background.js'),
  backgroundWords: process.argv.includes('--practice') ? ['--practice'] : [],
})
