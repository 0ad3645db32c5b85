import path from 'node:path'
import { commandLineAmong, runAsCommandLine } from '../desktop/run-as-command-line.ts'
import { startDesktop } from '../desktop/start-desktop.ts'
import { dataFolder } from './data-folder.ts'
import { findRoot } from './find-root.ts'
import { keepHeapSmall } from './keep-heap-small.ts'
import { listenForEarlyStop } from './stop-at-once.ts'

const root = findRoot(import.meta.dirname)
const built = path.join(root, 'out')
const words = commandLineAmong(process.argv)

// Not awaited: Electron becomes ready only after this module has loaded.
if (words) {
  listenForEarlyStop()
  keepHeapSmall()
  void runAsCommandLine(async () => {
    const { startCommandLine } = await import('./start-command-line.ts')
    await startCommandLine(words)
  })
} else {
  void startDesktop({
    pageFolder: path.join(built, 'renderer'),
    preloadFile: path.join(built, 'preload', 'index.cjs'),
    backgroundFile: path.join(built, 'main', 'background.js'),
    trayIconFile: path.join(root, 'resources', 'icons', 'tray.png'),
    dataFolder: dataFolder(),
    backgroundWords: process.argv.includes('--practice') ? ['--practice'] : [],
  })
}
